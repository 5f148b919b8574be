-- What was bought against what became of it, model by model, and what people say of the rest.

-- A model as it is compared: letters and digits alone.
create function model_key(model text) returns text language sql immutable as $$
    select left(regexp_replace(upper(coalesce(model, '')), '[^A-Z0-9]+', '', 'g'), 100)
$$;

-- The model that the record has in its field, or else the one that screening found in its words.
create function purchase_model(body jsonb) returns text language sql immutable as $$
    select left(btrim(coalesce(
        jsonb_path_query_first(body, '$.lines[*].model ? (@.type() == "string" && @ != "")') #>> '{}',
        jsonb_path_query_first(body, '$.evidence[*] ? (@.kind == "MODEL").text') #>> '{}')), 100)
$$;

-- How many pieces went back by credits and returns. Order, invoice and payment say the same pieces again, so the largest sum
-- of one kind of document in one source counts, as where the finding's own quantity was computed; where that does not fit
-- what is left, nothing is said.
create function returned_pieces(body jsonb, remaining numeric) returns numeric language sql immutable as $$
    with line as (
        select l ->> 'documentType' as kind, l ->> 'sourceId' as source,
            case when l ->> 'quantity' ~ '^-?\d{1,15}(\.\d{1,15})?$' then abs((l ->> 'quantity')::numeric) end as pieces,
            coalesce(l ->> 'documentType' = 'credit' or l ->> 'amount' like '-%'
                or l ->> 'amount' is null and l ->> 'quantity' like '-%', false) as back
        from jsonb_array_elements(case jsonb_typeof(body -> 'lines') when 'array' then body -> 'lines' else '[]' end) l
        where l ->> 'documentType' is distinct from 'cancellation'
    ), sums as (
        select back, sum(pieces) as pieces from line where pieces is not null group by back, kind, source
    ), sides as (
        select max(pieces) filter (where back) as back, max(pieces) filter (where not back) as bought from sums
    )
    select case when bought - back = remaining then back else 0 end from sides
$$;

alter table finding
    add column model text generated always as (purchase_model(body)) stored,
    add column model_key text not null generated always as (model_key(purchase_model(body))) stored,
    add column returned numeric not null generated always as (coalesce(returned_pieces(body, quantity), 0)) stored,
    -- A line that says that equipment of the maker is taken away: it is no purchase, and tells what became of one.
    add column taken_away boolean not null generated always as (
        subject = 'purchase' and role = 'MENTION' and band = 'MATCH' and maker_id is not null and not withdrawn
        and decision is distinct from 'dismissed' and (outcome is null or outcome not in ('not_a_match', 'data_error'))
        and jsonb_path_exists(body, '$.evidence[*] ? (@.kind == "ROLE" && (@.note == "removal" || @.note == "replacement"
            || @.note == "trade-in" || @.note == "sale of what is there" || @.note == "gift"))')) stored;
create index finding_returned on finding (agency_id) where returned > 0;
create index finding_taken_away on finding (agency_id) where taken_away;
create index finding_of_model on finding (agency_id, maker_id, model_key);

alter table device
    add column model_key text not null generated always as (model_key(model)) stored,
    add column serial_key text generated always as (nullif(upper(btrim(body ->> 'serial')), '')) stored;
create index device_of_serial on device (serial_key, agency_id) where serial_key is not null and not withdrawn;

-- Why some of what was bought is not registered. It only grows: another one stands in the place of one that was wrong.
create table explanation (
    id          uuid        primary key,
    agency_id   uuid        not null,
    maker_id    text        not null,
    -- Of one model; null of the maker as a whole.
    model       text        check (char_length(model) between 1 and 100),
    pieces      integer     not null check (pieces between 0 and 1000000),
    text        text        not null check (char_length(text) between 1 and 4000),
    replaces    uuid        unique references explanation,
    by_name     text        not null,
    by_identity text        not null,
    at          timestamptz not null
);
create index explanation_of_agency on explanation (agency_id, at, id);
create trigger explanation_append_only before update or delete or truncate on explanation
    for each statement execute function append_only();
revoke all on explanation from ${app};
grant select, insert on explanation to ${app};

alter table explanation enable row level security;
alter table explanation force row level security;
create policy agency_rows on explanation to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on explanation to gateway_office using (true) with check (true);
