-- A series is a metric of a service with its labels, as Prometheus writes it: name{label="value"}.
create table series (
    id integer generated always as identity primary key,
    service text not null,
    kind text not null check (kind in ('COUNTER', 'GAUGE', 'PEAK')),
    series text not null,
    seen_at timestamptz not null,
    unique (service, series)
);

-- What one instance did in one minute: increases of counters (absent when nought), means of gauges, largest of peaks.
create table measurement (
    service text not null,
    instance text not null,
    at timestamptz not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    covered_seconds double precision not null,
    reached integer not null,
    missed integer not null,
    series integer[] not null,
    value double precision[] not null,
    primary key (instance, at)
);

create index measurement_at on measurement (at);
