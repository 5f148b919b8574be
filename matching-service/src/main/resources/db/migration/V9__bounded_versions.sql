-- A version holds what was sent, without the timeline: of the timeline it says how many entries there were. A finding with
-- many answers no longer holds each of them once for every later one. Null in versions that hold their timeline.
alter table finding_version add column entries integer;
