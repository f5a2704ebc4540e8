-- Claims look at each priority from its own mark on.
create index run_queue_priority on run_queue (priority, rank);
drop index run_queue_rank;
