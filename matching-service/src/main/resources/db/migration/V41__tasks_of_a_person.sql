-- What one person of the office sees to.
create index finding_task_of_owner on finding_task (owner_identity, due_on, finding_id)
    where owner_identity is not null and due_on is not null;
