-- The report of Handoff, counted again from the raw topics, for your own tools (DuckDB).
--
-- The four views are all that depends on where the topics are: here files as `run` reads and writes
-- them, below ${input} and ${output}; from Kafka, put there what your connector gives you. The
-- query is the definition of every metric in SQL. The build runs it over the demo and compares.

create or replace view decisions as
select * exclude ("at"), "at" as decidedAt
from read_json('${output}/messages.ndjson', format = 'newline_delimited',
  columns = {messageId: 'VARCHAR', class: 'VARCHAR', message: 'VARCHAR', journeyId: 'VARCHAR',
             personId: 'VARCHAR', decision: 'VARCHAR', reason: 'VARCHAR', "at": 'TIMESTAMPTZ'});

create or replace view events as
select * from read_json(['${input}/message-events.ndjson', '${output}/message-events.ndjson'],
  format = 'newline_delimited', ignore_errors = true,
  columns = {messageId: 'VARCHAR', class: 'VARCHAR', message: 'VARCHAR', journeyId: 'VARCHAR',
             personId: 'VARCHAR', type: 'VARCHAR', automated: 'BOOLEAN', occurredAt: 'TIMESTAMPTZ'});

-- Activities in Handoff's own form; map yours as the README's "Topics" does.
create or replace view activities as
select * from read_json('${input}/activities.ndjson', format = 'newline_delimited',
  ignore_errors = true,
  columns = {personId: 'VARCHAR', type: 'VARCHAR', automated: 'BOOLEAN', occurredAt: 'TIMESTAMPTZ'})
where personId is not null and type is not null and not coalesce(automated, false);

create or replace view goals as
select id as message, goal.type as type,
       coalesce(try_cast(regexp_extract(goal.within, 'P(\d+)D', 1) as integer), 0) as days
from read_json('${input}/catalog.ndjson', format = 'newline_delimited', ignore_errors = true,
  columns = {kind: 'VARCHAR', id: 'VARCHAR', goal: 'STRUCT(type VARCHAR, "within" VARCHAR)'})
where kind = 'message' and goal is not null;

create or replace view report as
with mails as (
  select messageId,
         min(class) as class, min(message) as message, min(journeyId) as journeyId,
         min(personId) as personId,
         min(happenedAt) filter (type = 'sent') as sentAt,
         min(happenedAt) filter (type in ('delivered', 'bounced')) as answeredAt,
         min(happenedAt) filter (type = 'stop') as stoppedAt,
         arg_min(reason, happenedAt) filter (type = 'stop') as reason,
         min(happenedAt) filter (type in ('defer', 'deferred')) as deferredAt,
         bool_or(type in ('opened', 'clicked') and not automated) as opened,
         bool_or(type = 'clicked' and not automated) as clicked,
         bool_or(type in ('opened', 'clicked') and automated) as automated,
         bool_or(type = 'delivered') as reported,
         bool_or(type = 'bounced') as refused,
         bool_or(type = 'complained') as complained,
         bool_or(type = 'unsubscribed') as unsubscribed
  from (
    select messageId, class, message, journeyId, personId, decision as type, reason,
           false as automated, decidedAt as happenedAt from decisions
    union all by name
    select messageId, class, message, journeyId, personId, type, null as reason,
           coalesce(automated, false) as automated, occurredAt as happenedAt from events
  )
  group by messageId
), judged as (
  select *, coalesce(sentAt, answeredAt) as sendingAt,
         refused and not opened as bounced,
         exists (
           select 1 from goals join activities using (type)
           where goals.message = mails.message and activities.personId = mails.personId
             and activities.occurredAt > mails.sentAt
             and activities.occurredAt <= mails.sentAt + to_days(goals.days)) as converted
  from mails
)
select cast(coalesce(sendingAt, stoppedAt, deferredAt) at time zone '${zone}' as date) as day,
       class, message, journeyId,
       count(*) filter (sendingAt is not null) as sent,
       count(*) filter (deferredAt is not null) as deferred,
       count(*) filter (sendingAt is not null and not bounced) as delivered,
       count(*) filter (sendingAt is not null and not bounced and (opened or reported)) as confirmed,
       count(*) filter (sendingAt is not null and opened) as opened,
       count(*) filter (sendingAt is not null and clicked) as clicked,
       count(*) filter (sendingAt is not null and bounced) as bounced,
       count(*) filter (sendingAt is not null and complained) as complained,
       count(*) filter (sendingAt is not null and unsubscribed) as unsubscribed,
       count(*) filter (sendingAt is null and stoppedAt is not null) as suppressed,
       list_sort(list(reason) filter (sendingAt is null and reason is not null)) as reasons,
       count(*) filter (sendingAt is not null and converted) as converted,
       count(*) filter (sendingAt is not null and automated) as automated
from judged
where coalesce(sendingAt, stoppedAt, deferredAt) is not null
group by all
order by all;

select * from report;
