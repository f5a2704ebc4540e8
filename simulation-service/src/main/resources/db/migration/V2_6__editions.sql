-- Which engine and narrator a run was begun by: instances with others leave it where it is. Absent when it is not known.
alter table run_queue add column edition text;
update run_queue q set edition = nullif(concat_ws('/', m.manifest ->> 'engineVersion', left(m.manifest ->> 'rulesHash', 12),
    m.manifest ->> 'narratorVersion', left(m.manifest ->> 'framesHash', 12)), '')
from (select id, cast(manifest as json) as manifest from run) m where m.id = q.run_id;

-- Why a run stands still without anybody having asked for it, in a word for programs; the sentence is in failure.
alter table run add column reason text;
