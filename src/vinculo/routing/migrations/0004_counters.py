"""Counters that follow the items, whoever changes them: load of people, steps of queues."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION routing_count_items() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  holder_before uuid; holder_after uuid;
  queue_before uuid; queue_after uuid;
  waits_before int := 0; waits_after int := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    holder_before := CASE WHEN OLD.state = 'done' OR OLD.parked_at IS NOT NULL THEN NULL
                          ELSE coalesce(OLD.owner_id, OLD.offered_to_id) END;
    queue_before := OLD.queue_id;
    waits_before := (OLD.state = 'waiting')::int;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    holder_after := CASE WHEN NEW.state = 'done' OR NEW.parked_at IS NOT NULL THEN NULL
                         ELSE coalesce(NEW.owner_id, NEW.offered_to_id) END;
    queue_after := NEW.queue_id;
    waits_after := (NEW.state = 'waiting')::int;
  END IF;
  IF holder_before IS NOT NULL AND (holder_before IS DISTINCT FROM holder_after
     OR OLD.weight_pct <> NEW.weight_pct OR OLD.kind <> NEW.kind) THEN
    PERFORM routing_hold(holder_before, OLD.kind, -OLD.weight_pct, -1);
  END IF;
  IF holder_after IS NOT NULL AND (holder_before IS DISTINCT FROM holder_after
     OR OLD.weight_pct <> NEW.weight_pct OR OLD.kind <> NEW.kind) THEN
    PERFORM routing_hold(holder_after, NEW.kind, NEW.weight_pct, 1);
  END IF;
  IF queue_before IS DISTINCT FROM queue_after OR waits_before <> waits_after
     OR (holder_before IS NULL) <> (holder_after IS NULL) THEN
    IF queue_before IS NOT NULL AND queue_before IS DISTINCT FROM queue_after THEN
      INSERT INTO routing_queuechange (queue_id, waiting, held)
      VALUES (queue_before, -waits_before, -(holder_before IS NOT NULL)::int);
      waits_before := 0; holder_before := NULL;
    END IF;
    IF queue_after IS NOT NULL THEN
      INSERT INTO routing_queuechange (queue_id, waiting, held)
      VALUES (queue_after, waits_after - waits_before,
              (holder_after IS NOT NULL)::int - (holder_before IS NOT NULL)::int);
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION routing_hold(who uuid, what text, weight int, how_many int)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    UPDATE routing_presence AS p
       SET load_pct = p.load_pct + weight,
           held = jsonb_set(p.held, ARRAY[what],
                            to_jsonb(coalesce((p.held->>what)::int, 0) + how_many))
     WHERE p.user_id = who;
    IF FOUND THEN RETURN; END IF;
    INSERT INTO routing_presence (user_id, state, since, heartbeat_at)
    VALUES (who, 'offline', now(), now()) ON CONFLICT (user_id) DO NOTHING;
  END LOOP;
END $$;

CREATE TRIGGER routing_items_counted
AFTER INSERT OR DELETE OR UPDATE OF state, owner_id, offered_to_id, parked_at, weight_pct, kind, queue_id
ON routing_workitem FOR EACH ROW EXECUTE FUNCTION routing_count_items();
"""
BACKWARD = """
DROP TRIGGER routing_items_counted ON routing_workitem;
DROP FUNCTION routing_count_items();
DROP FUNCTION routing_hold(uuid, text, int, int);
"""


class Migration(migrations.Migration):
    dependencies = [("routing", "0003_offers_and_people")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
