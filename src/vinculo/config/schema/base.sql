SET LOCAL check_function_bodies = false;
SET LOCAL search_path = '';

CREATE SCHEMA published;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;

CREATE FUNCTION public.cases_search_hear_case() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
  PERFORM public.cases_search_put_case(NEW);
  IF TG_OP = 'UPDATE' AND NEW.access_keys IS DISTINCT FROM OLD.access_keys THEN
    UPDATE public.cases_searchrow SET access_keys = NEW.access_keys
     WHERE case_id = NEW.id AND access_keys IS DISTINCT FROM NEW.access_keys;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.cases_search_hear_field() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
  PERFORM public.cases_search_put_case(matter) FROM public.cases_case AS matter
    WHERE matter.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.case_id ELSE NEW.case_id END;
  RETURN NULL;
END $$;

CREATE FUNCTION public.cases_search_hear_file() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.cases_searchrow WHERE id = OLD.id;
  ELSE
    PERFORM public.cases_search_put_message(NEW.message_id);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.cases_search_hear_link() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.cases_searchrow AS row
     WHERE row.id = OLD.message_id OR row.id IN (
           SELECT id FROM public.interactions_attachment WHERE message_id = OLD.message_id);
  ELSE
    PERFORM public.cases_search_put_message(NEW.message_id);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.cases_search_hear_message() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
  PERFORM public.cases_search_put_message(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION public.cases_search_hear_note() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.cases_searchrow WHERE id = OLD.id;
  ELSE
    PERFORM public.cases_search_put_note(NEW.id);
  END IF;
  RETURN NULL;
END $$;

CREATE TABLE public.cases_case (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    key character varying(40) NOT NULL,
    subject character varying(300) NOT NULL,
    status character varying(10) NOT NULL,
    kind character varying(10) NOT NULL,
    outcome character varying(20) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    first_answered_at timestamp with time zone,
    resolved_at timestamp with time zone,
    closed_at timestamp with time zone,
    waiting_until date,
    due_at timestamp with time zone,
    warn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    latest_message_id uuid,
    reopened_count smallint NOT NULL,
    access_keys character varying(80)[] NOT NULL,
    conversation_id uuid,
    customer_id uuid,
    follows_id uuid,
    item_id uuid,
    registered_by_id uuid,
    service_id uuid NOT NULL,
    subject_class_id uuid,
    merged_into_id uuid,
    keys_before character varying(80)[] DEFAULT '{}'::character varying(80)[] NOT NULL,
    restriction_id uuid,
    least_priority smallint DEFAULT 0 NOT NULL,
    keys_hidden character varying(80)[],
    CONSTRAINT case_closed_has_time CHECK ((((closed_at IS NOT NULL) AND ((status)::text = 'closed'::text)) OR ((NOT ((status)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT case_deadline_whole CHECK ((((due_at IS NULL) AND (warn_at IS NULL)) OR ((due_at IS NOT NULL) AND (warn_at IS NOT NULL)))),
    CONSTRAINT case_follows_another CHECK ((NOT ((follows_id = id) AND (follows_id IS NOT NULL)))),
    CONSTRAINT case_kind_known CHECK (((kind)::text = ANY (ARRAY[('query'::character varying)::text, ('request'::character varying)::text, ('order'::character varying)::text, ('incident'::character varying)::text, ('complaint'::character varying)::text, ('claim'::character varying)::text, ('suggestion'::character varying)::text, ('compliment'::character varying)::text]))),
    CONSTRAINT case_least_priority_in_bounds CHECK ((least_priority <= 100)),
    CONSTRAINT case_merged_has_ended CHECK (((merged_into_id IS NULL) OR ((status)::text = ANY (ARRAY[('resolved'::character varying)::text, ('closed'::character varying)::text])))),
    CONSTRAINT case_outcome_known CHECK (((outcome)::text = ANY (ARRAY[(''::character varying)::text, ('solved'::character varying)::text, ('answered'::character varying)::text, ('not_possible'::character varying)::text, ('duplicate'::character varying)::text, ('unfounded'::character varying)::text]))),
    CONSTRAINT case_resolved_has_outcome CHECK (((NOT ((status)::text = ANY (ARRAY[('resolved'::character varying)::text, ('closed'::character varying)::text]))) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT case_resolved_has_time CHECK ((((resolved_at IS NOT NULL) AND ((status)::text = ANY (ARRAY[('resolved'::character varying)::text, ('closed'::character varying)::text]))) OR ((NOT ((status)::text = ANY (ARRAY[('resolved'::character varying)::text, ('closed'::character varying)::text]))) AND (resolved_at IS NULL)))),
    CONSTRAINT case_status_known CHECK (((status)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting'::character varying)::text, ('resolved'::character varying)::text, ('closed'::character varying)::text]))),
    CONSTRAINT cases_case_least_priority_check CHECK ((least_priority >= 0)),
    CONSTRAINT cases_case_reopened_count_check CHECK ((reopened_count >= 0))
);

CREATE FUNCTION public.cases_search_put_case(matter public.cases_case) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog'
    AS $$
  WITH own AS (
       SELECT string_agg(value, ' ' ORDER BY id) AS said FROM public.cases_fieldvalue
        WHERE case_id = matter.id)
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  SELECT matter.id, 'case', matter.id, matter.opened_at, '', matter.access_keys,
         public.cases_search_words(concat_ws(' ', matter.subject, own.said), 'A',
                                   matter.opened_at),
         concat_ws(' ', replace(matter.number, '-', ''), matter.key,
                   public.search_codes(concat_ws(' ', matter.subject, own.said)))
    FROM own
  ON CONFLICT (id) DO UPDATE
     SET access_keys = excluded.access_keys, words = excluded.words, codes = excluded.codes
   WHERE (known.access_keys, known.words, known.codes)
         IS DISTINCT FROM (excluded.access_keys, excluded.words, excluded.codes)
$$;

CREATE FUNCTION public.cases_search_put_message(message uuid) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog'
    AS $$
  WITH known_case AS (
       SELECT link.message_id, c.id, c.access_keys
         FROM public.cases_casemessage AS link JOIN public.cases_case AS c ON c.id = link.case_id
        WHERE link.message_id = message),
  things AS (
       SELECT m.id, 'message' AS kind, k.id AS case_id, m.at, '' AS name, k.access_keys,
              public.cases_search_words(
                concat_ws(' ', m.text, m.sender_name, m.sender_address), 'D', m.at) AS words,
              public.search_codes(m.text) AS codes
         FROM known_case AS k JOIN public.interactions_message AS m ON m.id = k.message_id
        UNION ALL
       SELECT a.id, 'file', k.id, m.at, a.name, k.access_keys,
              public.cases_search_words(
                concat_ws(' ', a.name, translate(a.name, '_.-', '   ')), 'B', m.at),
              public.search_codes(a.name)
         FROM known_case AS k
         JOIN public.interactions_message AS m ON m.id = k.message_id
         JOIN public.interactions_attachment AS a ON a.message_id = m.id AND NOT a.is_inline)
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  SELECT * FROM things
  ON CONFLICT (id) DO UPDATE
     SET case_id = excluded.case_id, access_keys = excluded.access_keys, name = excluded.name,
         words = excluded.words, codes = excluded.codes
   WHERE (known.case_id, known.access_keys, known.name, known.words, known.codes)
         IS DISTINCT FROM (excluded.case_id, excluded.access_keys, excluded.name,
                           excluded.words, excluded.codes)
$$;

CREATE FUNCTION public.cases_search_put_note(note uuid) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog'
    AS $$
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  SELECT n.id, 'note', n.case_id, n.at, '', c.access_keys,
         public.cases_search_words(n.text, 'C', n.at), public.search_codes(n.text)
    FROM public.cases_note AS n JOIN public.cases_case AS c ON c.id = n.case_id
   WHERE n.id = note
  ON CONFLICT (id) DO UPDATE
     SET case_id = excluded.case_id, access_keys = excluded.access_keys,
         words = excluded.words, codes = excluded.codes
   WHERE (known.case_id, known.access_keys, known.words, known.codes)
         IS DISTINCT FROM (excluded.case_id, excluded.access_keys, excluded.words, excluded.codes)
$$;

CREATE FUNCTION public.cases_search_words(said text, weight "char", at timestamp with time zone) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
  SELECT setweight(public.search_vector(coalesce(said, '')), weight)
      || format('''m:%s''', extract(year FROM at AT TIME ZONE 'UTC') * 12
                          + extract(month FROM at AT TIME ZONE 'UTC'))::tsvector
$$;

CREATE FUNCTION public.complaints_forget_history(who text, complaints uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE complaints_complaintstep AS step SET words = ''
    FROM complaints_complaint AS one
   WHERE step.complaint_id = one.id AND one.id = ANY(complaints)
     AND one.asks_for = '' AND one.at_once = '' AND one.findings = '';
END $$;

CREATE FUNCTION public.customers_forget_history(who text, records uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  records := ARRAY(SELECT id FROM customers_customer
                    WHERE id = ANY(records) AND name = '—'
                      AND cluster_id = substr(who, 10)::uuid);
  DELETE FROM customers_customerevent WHERE pgh_obj_id = ANY(records);
  DELETE FROM customers_contactpointevent AS past
   WHERE past.customer_id = ANY(records)
     AND NOT EXISTS (SELECT 1 FROM customers_contactpoint WHERE id = past.pgh_obj_id);
  DELETE FROM customers_holdingevent WHERE customer_id = ANY(records);
  DELETE FROM customers_consent WHERE customer_id = ANY(records);
END $$;

CREATE FUNCTION public.feedback_forget_history(who text, ratings uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE feedback_ratinganswer AS answer SET comment = ''
    FROM feedback_rating AS rating
   WHERE answer.rating_id = rating.id AND rating.id = ANY(ratings) AND rating.comment = '';
END $$;

CREATE FUNCTION public.interactions_forget_history(who text, addresses text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM interactions_spamruleevent AS past
   WHERE past.value = ANY(addresses)
     AND NOT EXISTS (SELECT 1 FROM interactions_spamrule WHERE value = past.value);
END $$;

CREATE FUNCTION public.orders_forget_history(who text, orders uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE orders_orderstep AS step SET words = ''
    FROM orders_order AS one
   WHERE step.order_id = one.id AND one.id = ANY(orders)
     AND one.deliver_to = '' AND one.notes = '';
END $$;

CREATE FUNCTION public.pgtrigger_delete_delete_06a80() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_customfieldevent" ("is_required", "is_retired", "key", "kind", "kinds", "label", "least", "mask", "most", "options", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_id") VALUES (OLD."is_required", OLD."is_retired", OLD."key", OLD."kind", OLD."kinds", OLD."label", OLD."least", OLD."mask", OLD."most", OLD."options", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."place", OLD."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_08a7f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_remedykindevent" ("amount", "cost", "currency", "is_owed", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (OLD."amount", OLD."cost", OLD."currency", OLD."is_owed", OLD."is_retired", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_10702() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_replyruleevent" ("grace_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (OLD."grace_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."service_id", OLD."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_124e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_invitationevent" ("accepted_at", "created_at", "email", "expires_at", "grants", "invited_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "roles", "user_id") VALUES (OLD."accepted_at", OLD."created_at", OLD."email", OLD."expires_at", OLD."grants", OLD."invited_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."revoked_at", OLD."roles", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_13500() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_bodyevent" ("address", "how", "how_en", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_ids", "since_on", "taking", "until_on", "url", "way") VALUES (OLD."address", OLD."how", OLD."how_en", OLD."is_retired", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."place", OLD."service_ids", OLD."since_on", OLD."taking", OLD."until_on", OLD."url", OLD."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_14c74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_oauthaccountaddressstateconsentedbyevent" ("address", "consented_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."address", OLD."consented_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_15059() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_conversationcustomerevent" ("customer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."customer_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_183b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxsourceevent" ("account_id", "after", "authority_pem", "host", "is_active", "kind", "mailbox_id", "move_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "security", "start_from", "user") VALUES (OLD."account_id", OLD."after", OLD."authority_pem", OLD."host", OLD."is_active", OLD."kind", OLD."mailbox_id", OLD."move_to", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."port", OLD."security", OLD."start_from", OLD."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1d6fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_cannedanswerevent" ("is_offer", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "shortcut", "team_id", "texts") VALUES (OLD."is_offer", OLD."name", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."shortcut", OLD."team_id", OLD."texts"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1f0f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_remedylimitevent" ("amount", "currency", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (OLD."amount", OLD."currency", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."role"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_200ed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_queueskillevent" ("min_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "skill_id") VALUES (OLD."min_level", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."queue_id", OLD."skill_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_28707() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_ladderstepevent" ("after_minutes", "drops_language", "lower_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "to_queue_id") VALUES (OLD."after_minutes", OLD."drops_language", OLD."lower_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."queue_id", OLD."to_queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_293b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_trackingruleevent" ("keep_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "shows_name", "tells_reopened", "tells_resolved") VALUES (OLD."keep_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."service_id", OLD."service_id", OLD."shows_name", OLD."tells_reopened", OLD."tells_resolved"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_29c93() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_routeevent" ("account_id", "host", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "security", "sender", "user") VALUES (OLD."account_id", OLD."host", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."port", OLD."security", OLD."sender", OLD."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_2be71() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_apitokenevent" ("created_at", "expires_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "scopes", "user_id") VALUES (OLD."created_at", OLD."expires_at", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."prefix", OLD."revoked_at", OLD."scopes", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_2d9f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "analytics_thresholdevent" ("figure", "limit", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id") VALUES (OLD."figure", OLD."limit", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_39d52() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_queueevent" ("calendar_id", "created_at", "may_take", "name", "offer_seconds", "offers", "patience_minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "team_id") VALUES (OLD."calendar_id", OLD."created_at", OLD."may_take", OLD."name", OLD."offer_seconds", OLD."offers", OLD."patience_minutes", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."team_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_45c4f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_partyevent" ("created_at", "does", "kind", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."created_at", OLD."does", OLD."kind", OLD."name", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."since", OLD."until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_46a45() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_agentskillevent" ("level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skill_id", "user_id") VALUES (OLD."level", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."skill_id", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4807b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_candidateratingevent" ("candidate", "competitor", "created_at", "decision_id", "importance", "n", "ours", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "surveyed_on", "theirs", "written_by") VALUES (OLD."candidate", OLD."competitor", OLD."created_at", OLD."decision_id", OLD."importance", OLD."n", OLD."ours", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."source", OLD."surveyed_on", OLD."theirs", OLD."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_51982() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_decisionoptionevent" ("created_at", "decision_id", "evidence", "form", "name", "number", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quality", "quantity", "words") VALUES (OLD."created_at", OLD."decision_id", OLD."evidence", OLD."form", OLD."name", OLD."number", OLD."party_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."quality", OLD."quantity", OLD."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_542a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_termevent" ("is_retired", "kind", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "words") VALUES (OLD."is_retired", OLD."kind", OLD."name", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_57c8b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_spamruleevent" ("kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_58827() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_feedevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "source") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."queue_id", OLD."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5b696() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_userevent" ("created_at", "email", "is_active", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles") VALUES (OLD."created_at", OLD."email", OLD."is_active", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."roles"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5bd06() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_deskruleevent" ("all_of", "any_of", "event", "hours", "is_on", "kept_at", "kept_by_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "steps", "version") VALUES (OLD."all_of", OLD."any_of", OLD."event", OLD."hours", OLD."is_on", OLD."kept_at", OLD."kept_by_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."place", OLD."steps", OLD."version"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_60925() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_strategyanswerevent" ("answered_at", "answered_by", "evidence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "service_id", "text") VALUES (OLD."answered_at", OLD."answered_by", OLD."evidence", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."question", OLD."service_id", OLD."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_642fb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxidentityevent" ("logo", "mailbox_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signature") VALUES (OLD."logo", OLD."mailbox_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."signature"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_66582() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_restrictionevent" ("case_id", "changed_at", "lifted_at", "lifted_by_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id") VALUES (OLD."case_id", OLD."changed_at", OLD."lifted_at", OLD."lifted_by_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."set_at", OLD."set_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_67746() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_articleevent" ("created_at", "is_offer", "is_retired", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "review_on", "service_id", "slug", "version") VALUES (OLD."created_at", OLD."is_offer", OLD."is_retired", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."reach", OLD."review_on", OLD."service_id", OLD."slug", OLD."version"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_68576() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_investmentevent" ("cost", "created_at", "currency", "done_on", "evidence", "expected", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "review_on", "seen_figure", "seen_on", "service_id", "title") VALUES (OLD."cost", OLD."created_at", OLD."currency", OLD."done_on", OLD."evidence", OLD."expected", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."planned_on", OLD."review_on", OLD."seen_figure", OLD."seen_on", OLD."service_id", OLD."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_778d2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_decisionevent" ("created_at", "kind", "opened_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "service_id", "title", "why") VALUES (OLD."created_at", OLD."kind", OLD."opened_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."review_on", OLD."service_id", OLD."title", OLD."why"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7a2a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_servicemeasureevent" ("aspect", "better", "created_at", "goal", "metric", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "unit") VALUES (OLD."aspect", OLD."better", OLD."created_at", OLD."goal", OLD."metric", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."unit"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7c4d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_companyevent" ("attended_languages", "base_url", "created_at", "currency", "is_practice", "language", "logo_digest", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "timezone") VALUES (OLD."attended_languages", OLD."base_url", OLD."created_at", OLD."currency", OLD."is_practice", OLD."language", OLD."logo_digest", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."timezone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7f165() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "work_taskevent" ("created_at", "created_by_id", "details", "done_at", "due_at", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "subject", "title", "url") VALUES (OLD."created_at", OLD."created_by_id", OLD."details", OLD."done_at", OLD."due_at", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."result", OLD."subject", OLD."title", OLD."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_82ca4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "feedback_waveevent" ("created_at", "created_by_id", "currency", "margin_pct", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "response_pct", "seed", "service_id", "since", "size", "started_at", "state", "until", "worth") VALUES (OLD."created_at", OLD."created_by_id", OLD."currency", OLD."margin_pct", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."population", OLD."response_pct", OLD."seed", OLD."service_id", OLD."since", OLD."size", OLD."started_at", OLD."state", OLD."until", OLD."worth"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_838dc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_serviceevent" ("benefit", "benefit_en", "created_at", "key", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "product", "product_en", "published_on", "review_on", "shows_rates", "stage", "successor_id") VALUES (OLD."benefit", OLD."benefit_en", OLD."created_at", OLD."key", OLD."name", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."phase", OLD."product", OLD."product_en", OLD."published_on", OLD."review_on", OLD."shows_rates", OLD."stage", OLD."successor_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_841c9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "promises_claimevent" ("checked_at", "created_at", "created_by", "ended_at", "found", "metric", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "reason", "service_id", "share", "signed_at", "signed_by_id", "since", "standard_id", "state", "until", "where", "within", "words", "words_en") VALUES (OLD."checked_at", OLD."created_at", OLD."created_by", OLD."ended_at", OLD."found", OLD."metric", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."place", OLD."published_at", OLD."reason", OLD."service_id", OLD."share", OLD."signed_at", OLD."signed_by_id", OLD."since", OLD."standard_id", OLD."state", OLD."until", OLD."where", OLD."within", OLD."words", OLD."words_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_8b163() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_agentlimitevent" ("at_most", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."at_most", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_91a3a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_macroevent" ("is_offer", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "steps", "team_id") VALUES (OLD."is_offer", OLD."name", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."steps", OLD."team_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_939ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_customerevent" ("cluster_id", "created_at", "kind", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restricted", "standing") VALUES (OLD."cluster_id", OLD."created_at", OLD."kind", OLD."language", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."restricted", OLD."standing"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9983e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_formevent" ("allowed_sites", "mailbox_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "service_id", "slug") VALUES (OLD."allowed_sites", OLD."mailbox_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."published", OLD."service_id", OLD."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9a7cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_businesscalendarevent" ("created_at", "is_default", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."created_at", OLD."is_default", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9e365() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_instrumentfindingevent" ("created_at", "decision_id", "evidence", "finding", "instrument", "n", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_by") VALUES (OLD."created_at", OLD."decision_id", OLD."evidence", OLD."finding", OLD."instrument", OLD."n", OLD."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a98f6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_membershipevent" ("leads", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "user_id") VALUES (OLD."leads", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."team_id", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_aafe0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_signinproviderevent" ("client_id", "created_at", "is_enabled", "key", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "server_url") VALUES (OLD."client_id", OLD."created_at", OLD."is_enabled", OLD."key", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."server_url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_ab739() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_pausereasonevent" ("is_open", "max_minutes", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."is_open", OLD."max_minutes", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b048d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_formkindevent" ("kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b07e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_oauthappevent" ("authorize_url", "client_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "scopes", "tenant", "token_url") VALUES (OLD."authorize_url", OLD."client_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."provider", OLD."scopes", OLD."tenant", OLD."token_url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b647d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_datarequestevent" ("asked_on", "customer_id", "due_at", "ended_at", "ended_by_id", "extended", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "state") VALUES (OLD."asked_on", OLD."customer_id", OLD."due_at", OLD."ended_at", OLD."ended_by_id", OLD."extended", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."registered_at", OLD."registered_by_id", OLD."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b91c4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "feedback_ratingruleevent" ("after_hours", "asks", "bad_at_most", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (OLD."after_hours", OLD."asks", OLD."bad_at_most", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b9811() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_dkimkeydomainselectorstateevent" ("domain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selector", "state") VALUES (OLD."domain", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."selector", OLD."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_bcf67() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_channelloadevent" ("cannot_wait", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight_pct", "wrap_up_seconds") VALUES (OLD."cannot_wait", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."kind", OLD."weight_pct", OLD."wrap_up_seconds"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_bd9c8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_causeevent" ("is_retired", "loss", "name", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."is_retired", OLD."loss", OLD."name", OLD."owner_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c3178() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_allocationevent" ("cost", "created_at", "currency", "customers", "first", "hours", "last", "margin", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "source") VALUES (OLD."cost", OLD."created_at", OLD."currency", OLD."customers", OLD."first", OLD."hours", OLD."last", OLD."margin", OLD."people", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c9afa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailtemplateevent" ("html", "language", "occasion", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "subject") VALUES (OLD."html", OLD."language", OLD."occasion", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."subject"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_cad2e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_servicenoticeevent" ("created_at", "ended_at", "expected_until", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_id", "since", "title_en", "title_es", "written_by") VALUES (OLD."created_at", OLD."ended_at", OLD."expected_until", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."place", OLD."service_id", OLD."since", OLD."title_en", OLD."title_es", OLD."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d0eb3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_teamevent" ("closed_at", "created_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."closed_at", OLD."created_at", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d3ca4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_skillevent" ("language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."language", OLD."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d4e8f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxevent" ("acknowledgement", "address", "language", "name", "next_step", "out_of_hours_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (OLD."acknowledgement", OLD."address", OLD."language", OLD."name", OLD."next_step", OLD."out_of_hours_text", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_de5c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "promises_promiseruleevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "telling", "words", "words_en") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."telling", OLD."words", OLD."words_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_eb5cb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_blockingevent" ("customer_id", "lifted_at", "lifted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "until") VALUES (OLD."customer_id", OLD."lifted_at", OLD."lifted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."set_at", OLD."set_by_id", OLD."until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f627e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_contactpointevent" ("created_at", "customer_id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."created_at", OLD."customer_id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f8f46() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_processtargetevent" ("measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "target_pct", "within_hours") VALUES (OLD."measure", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."service_id", OLD."target_pct", OLD."within_hours"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_faa33() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_holdingevent" ("answer_hours", "created_at", "currency", "customer_id", "every", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "reference", "service_id", "since", "solve_hours", "until", "why_ended") VALUES (OLD."answer_hours", OLD."created_at", OLD."currency", OLD."customer_id", OLD."every", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'delete', OLD."id", OLD."price", OLD."reference", OLD."service_id", OLD."since", OLD."solve_hours", OLD."until", OLD."why_ended"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0525d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "work_taskevent" ("created_at", "created_by_id", "details", "done_at", "due_at", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "subject", "title", "url") VALUES (NEW."created_at", NEW."created_by_id", NEW."details", NEW."done_at", NEW."due_at", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."result", NEW."subject", NEW."title", NEW."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_099da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_remedykindevent" ("amount", "cost", "currency", "is_owed", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (NEW."amount", NEW."cost", NEW."currency", NEW."is_owed", NEW."is_retired", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_11196() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_routeevent" ("account_id", "host", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "security", "sender", "user") VALUES (NEW."account_id", NEW."host", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."port", NEW."security", NEW."sender", NEW."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1aba8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_userevent" ("created_at", "email", "is_active", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles") VALUES (NEW."created_at", NEW."email", NEW."is_active", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."roles"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1af58() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_allocationevent" ("cost", "created_at", "currency", "customers", "first", "hours", "last", "margin", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "source") VALUES (NEW."cost", NEW."created_at", NEW."currency", NEW."customers", NEW."first", NEW."hours", NEW."last", NEW."margin", NEW."people", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1bab6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailtemplateevent" ("html", "language", "occasion", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "subject") VALUES (NEW."html", NEW."language", NEW."occasion", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."subject"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1f73d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_servicenoticeevent" ("created_at", "ended_at", "expected_until", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_id", "since", "title_en", "title_es", "written_by") VALUES (NEW."created_at", NEW."ended_at", NEW."expected_until", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."service_id", NEW."since", NEW."title_en", NEW."title_es", NEW."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_23325() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxevent" ("acknowledgement", "address", "language", "name", "next_step", "out_of_hours_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."acknowledgement", NEW."address", NEW."language", NEW."name", NEW."next_step", NEW."out_of_hours_text", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_24270() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "feedback_waveevent" ("created_at", "created_by_id", "currency", "margin_pct", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "response_pct", "seed", "service_id", "since", "size", "started_at", "state", "until", "worth") VALUES (NEW."created_at", NEW."created_by_id", NEW."currency", NEW."margin_pct", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."population", NEW."response_pct", NEW."seed", NEW."service_id", NEW."since", NEW."size", NEW."started_at", NEW."state", NEW."until", NEW."worth"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_29589() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_agentlimitevent" ("at_most", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."at_most", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2a09a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_deskruleevent" ("all_of", "any_of", "event", "hours", "is_on", "kept_at", "kept_by_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "steps", "version") VALUES (NEW."all_of", NEW."any_of", NEW."event", NEW."hours", NEW."is_on", NEW."kept_at", NEW."kept_by_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."steps", NEW."version"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2bdb6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_conversationcustomerevent" ("customer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."customer_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2d599() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_queueskillevent" ("min_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "skill_id") VALUES (NEW."min_level", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."queue_id", NEW."skill_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_32169() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_cannedanswerevent" ("is_offer", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "shortcut", "team_id", "texts") VALUES (NEW."is_offer", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."shortcut", NEW."team_id", NEW."texts"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_366f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_teamevent" ("closed_at", "created_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_at", NEW."created_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_38785() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_ladderstepevent" ("after_minutes", "drops_language", "lower_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "to_queue_id") VALUES (NEW."after_minutes", NEW."drops_language", NEW."lower_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."queue_id", NEW."to_queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_428ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_datarequestevent" ("asked_on", "customer_id", "due_at", "ended_at", "ended_by_id", "extended", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "state") VALUES (NEW."asked_on", NEW."customer_id", NEW."due_at", NEW."ended_at", NEW."ended_by_id", NEW."extended", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."registered_at", NEW."registered_by_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_46172() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_membershipevent" ("leads", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "user_id") VALUES (NEW."leads", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."team_id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_47ccd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_dkimkeydomainselectorstateevent" ("domain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selector", "state") VALUES (NEW."domain", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."selector", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_490a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_invitationevent" ("accepted_at", "created_at", "email", "expires_at", "grants", "invited_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "roles", "user_id") VALUES (NEW."accepted_at", NEW."created_at", NEW."email", NEW."expires_at", NEW."grants", NEW."invited_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."revoked_at", NEW."roles", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_4be7d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxsourceevent" ("account_id", "after", "authority_pem", "host", "is_active", "kind", "mailbox_id", "move_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "security", "start_from", "user") VALUES (NEW."account_id", NEW."after", NEW."authority_pem", NEW."host", NEW."is_active", NEW."kind", NEW."mailbox_id", NEW."move_to", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."port", NEW."security", NEW."start_from", NEW."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_51671() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_servicemeasureevent" ("aspect", "better", "created_at", "goal", "metric", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "unit") VALUES (NEW."aspect", NEW."better", NEW."created_at", NEW."goal", NEW."metric", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."unit"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_51716() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_restrictionevent" ("case_id", "changed_at", "lifted_at", "lifted_by_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id") VALUES (NEW."case_id", NEW."changed_at", NEW."lifted_at", NEW."lifted_by_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."set_at", NEW."set_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5b0ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_decisionevent" ("created_at", "kind", "opened_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "service_id", "title", "why") VALUES (NEW."created_at", NEW."kind", NEW."opened_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."review_on", NEW."service_id", NEW."title", NEW."why"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5b3d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_agentskillevent" ("level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skill_id", "user_id") VALUES (NEW."level", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."skill_id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5be31() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_processtargetevent" ("measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "target_pct", "within_hours") VALUES (NEW."measure", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."target_pct", NEW."within_hours"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_63407() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_oauthappevent" ("authorize_url", "client_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "scopes", "tenant", "token_url") VALUES (NEW."authorize_url", NEW."client_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."provider", NEW."scopes", NEW."tenant", NEW."token_url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_69116() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_decisionoptionevent" ("created_at", "decision_id", "evidence", "form", "name", "number", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quality", "quantity", "words") VALUES (NEW."created_at", NEW."decision_id", NEW."evidence", NEW."form", NEW."name", NEW."number", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."quality", NEW."quantity", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_6a262() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_formevent" ("allowed_sites", "mailbox_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "service_id", "slug") VALUES (NEW."allowed_sites", NEW."mailbox_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."published", NEW."service_id", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_719d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_oauthaccountaddressstateconsentedbyevent" ("address", "consented_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."address", NEW."consented_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_73537() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_causeevent" ("is_retired", "loss", "name", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."is_retired", NEW."loss", NEW."name", NEW."owner_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7584f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "feedback_ratingruleevent" ("after_hours", "asks", "bad_at_most", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."after_hours", NEW."asks", NEW."bad_at_most", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_76373() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_bodyevent" ("address", "how", "how_en", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_ids", "since_on", "taking", "until_on", "url", "way") VALUES (NEW."address", NEW."how", NEW."how_en", NEW."is_retired", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."service_ids", NEW."since_on", NEW."taking", NEW."until_on", NEW."url", NEW."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8122b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_blockingevent" ("customer_id", "lifted_at", "lifted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "until") VALUES (NEW."customer_id", NEW."lifted_at", NEW."lifted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."set_at", NEW."set_by_id", NEW."until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_83fd8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_partyevent" ("created_at", "does", "kind", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."created_at", NEW."does", NEW."kind", NEW."name", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."since", NEW."until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8da25() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_queueevent" ("calendar_id", "created_at", "may_take", "name", "offer_seconds", "offers", "patience_minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "team_id") VALUES (NEW."calendar_id", NEW."created_at", NEW."may_take", NEW."name", NEW."offer_seconds", NEW."offers", NEW."patience_minutes", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."team_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_8db60() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxidentityevent" ("logo", "mailbox_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signature") VALUES (NEW."logo", NEW."mailbox_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."signature"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_918cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_serviceevent" ("benefit", "benefit_en", "created_at", "key", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "product", "product_en", "published_on", "review_on", "shows_rates", "stage", "successor_id") VALUES (NEW."benefit", NEW."benefit_en", NEW."created_at", NEW."key", NEW."name", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."phase", NEW."product", NEW."product_en", NEW."published_on", NEW."review_on", NEW."shows_rates", NEW."stage", NEW."successor_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_95cff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_strategyanswerevent" ("answered_at", "answered_by", "evidence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "service_id", "text") VALUES (NEW."answered_at", NEW."answered_by", NEW."evidence", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."question", NEW."service_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_9f55a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_companyevent" ("attended_languages", "base_url", "created_at", "currency", "is_practice", "language", "logo_digest", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "timezone") VALUES (NEW."attended_languages", NEW."base_url", NEW."created_at", NEW."currency", NEW."is_practice", NEW."language", NEW."logo_digest", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."timezone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a36e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_customerevent" ("cluster_id", "created_at", "kind", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restricted", "standing") VALUES (NEW."cluster_id", NEW."created_at", NEW."kind", NEW."language", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."restricted", NEW."standing"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a6b9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_macroevent" ("is_offer", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "steps", "team_id") VALUES (NEW."is_offer", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."steps", NEW."team_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_aa5fe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_candidateratingevent" ("candidate", "competitor", "created_at", "decision_id", "importance", "n", "ours", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "surveyed_on", "theirs", "written_by") VALUES (NEW."candidate", NEW."competitor", NEW."created_at", NEW."decision_id", NEW."importance", NEW."n", NEW."ours", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."source", NEW."surveyed_on", NEW."theirs", NEW."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_afe87() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_channelloadevent" ("cannot_wait", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight_pct", "wrap_up_seconds") VALUES (NEW."cannot_wait", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."kind", NEW."weight_pct", NEW."wrap_up_seconds"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b33bb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_trackingruleevent" ("keep_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "shows_name", "tells_reopened", "tells_resolved") VALUES (NEW."keep_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."service_id", NEW."service_id", NEW."shows_name", NEW."tells_reopened", NEW."tells_resolved"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b8a57() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_investmentevent" ("cost", "created_at", "currency", "done_on", "evidence", "expected", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "review_on", "seen_figure", "seen_on", "service_id", "title") VALUES (NEW."cost", NEW."created_at", NEW."currency", NEW."done_on", NEW."evidence", NEW."expected", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."planned_on", NEW."review_on", NEW."seen_figure", NEW."seen_on", NEW."service_id", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_bc4bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_signinproviderevent" ("client_id", "created_at", "is_enabled", "key", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "server_url") VALUES (NEW."client_id", NEW."created_at", NEW."is_enabled", NEW."key", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."server_url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c05d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_pausereasonevent" ("is_open", "max_minutes", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."is_open", NEW."max_minutes", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c283d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_spamruleevent" ("kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c947a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_contactpointevent" ("created_at", "customer_id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."created_at", NEW."customer_id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cc9c0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "promises_promiseruleevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "telling", "words", "words_en") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."telling", NEW."words", NEW."words_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cd3ad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_holdingevent" ("answer_hours", "created_at", "currency", "customer_id", "every", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "reference", "service_id", "since", "solve_hours", "until", "why_ended") VALUES (NEW."answer_hours", NEW."created_at", NEW."currency", NEW."customer_id", NEW."every", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."price", NEW."reference", NEW."service_id", NEW."since", NEW."solve_hours", NEW."until", NEW."why_ended"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cdbe6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "analytics_thresholdevent" ("figure", "limit", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id") VALUES (NEW."figure", NEW."limit", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_d700f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_skillevent" ("language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."language", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_dea45() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_feedevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "source") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."queue_id", NEW."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e0ffb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_termevent" ("is_retired", "kind", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "words") VALUES (NEW."is_retired", NEW."kind", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."service_id", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e52aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_articleevent" ("created_at", "is_offer", "is_retired", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "review_on", "service_id", "slug", "version") VALUES (NEW."created_at", NEW."is_offer", NEW."is_retired", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."reach", NEW."review_on", NEW."service_id", NEW."slug", NEW."version"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e85da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_customfieldevent" ("is_required", "is_retired", "key", "kind", "kinds", "label", "least", "mask", "most", "options", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_id") VALUES (NEW."is_required", NEW."is_retired", NEW."key", NEW."kind", NEW."kinds", NEW."label", NEW."least", NEW."mask", NEW."most", NEW."options", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ed1b8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_formkindevent" ("kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ee374() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_instrumentfindingevent" ("created_at", "decision_id", "evidence", "finding", "instrument", "n", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_by") VALUES (NEW."created_at", NEW."decision_id", NEW."evidence", NEW."finding", NEW."instrument", NEW."n", NEW."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f0e48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_replyruleevent" ("grace_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."grace_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."service_id", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f40e6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "promises_claimevent" ("checked_at", "created_at", "created_by", "ended_at", "found", "metric", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "reason", "service_id", "share", "signed_at", "signed_by_id", "since", "standard_id", "state", "until", "where", "within", "words", "words_en") VALUES (NEW."checked_at", NEW."created_at", NEW."created_by", NEW."ended_at", NEW."found", NEW."metric", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."published_at", NEW."reason", NEW."service_id", NEW."share", NEW."signed_at", NEW."signed_by_id", NEW."since", NEW."standard_id", NEW."state", NEW."until", NEW."where", NEW."within", NEW."words", NEW."words_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f6fa6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_apitokenevent" ("created_at", "expires_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "scopes", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."prefix", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_fa1b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_remedylimitevent" ("amount", "currency", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."amount", NEW."currency", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."role"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_fc0a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_businesscalendarevent" ("created_at", "is_default", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."is_default", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_020d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_articleevent" ("created_at", "is_offer", "is_retired", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "review_on", "service_id", "slug", "version") VALUES (NEW."created_at", NEW."is_offer", NEW."is_retired", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."reach", NEW."review_on", NEW."service_id", NEW."slug", NEW."version"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_07e28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_decisionevent" ("created_at", "kind", "opened_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "service_id", "title", "why") VALUES (NEW."created_at", NEW."kind", NEW."opened_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."review_on", NEW."service_id", NEW."title", NEW."why"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_091e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "feedback_ratingruleevent" ("after_hours", "asks", "bad_at_most", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."after_hours", NEW."asks", NEW."bad_at_most", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0c026() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_candidateratingevent" ("candidate", "competitor", "created_at", "decision_id", "importance", "n", "ours", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "surveyed_on", "theirs", "written_by") VALUES (NEW."candidate", NEW."competitor", NEW."created_at", NEW."decision_id", NEW."importance", NEW."n", NEW."ours", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."source", NEW."surveyed_on", NEW."theirs", NEW."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0f97f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_invitationevent" ("accepted_at", "created_at", "email", "expires_at", "grants", "invited_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "roles", "user_id") VALUES (NEW."accepted_at", NEW."created_at", NEW."email", NEW."expires_at", NEW."grants", NEW."invited_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."revoked_at", NEW."roles", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_12cfd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_remedykindevent" ("amount", "cost", "currency", "is_owed", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (NEW."amount", NEW."cost", NEW."currency", NEW."is_owed", NEW."is_retired", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1c659() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_blockingevent" ("customer_id", "lifted_at", "lifted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "until") VALUES (NEW."customer_id", NEW."lifted_at", NEW."lifted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."set_at", NEW."set_by_id", NEW."until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1ec08() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_decisionoptionevent" ("created_at", "decision_id", "evidence", "form", "name", "number", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quality", "quantity", "words") VALUES (NEW."created_at", NEW."decision_id", NEW."evidence", NEW."form", NEW."name", NEW."number", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."quality", NEW."quantity", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1edb1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_cannedanswerevent" ("is_offer", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "shortcut", "team_id", "texts") VALUES (NEW."is_offer", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."shortcut", NEW."team_id", NEW."texts"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2b1d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_instrumentfindingevent" ("created_at", "decision_id", "evidence", "finding", "instrument", "n", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_by") VALUES (NEW."created_at", NEW."decision_id", NEW."evidence", NEW."finding", NEW."instrument", NEW."n", NEW."on", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2c515() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_oauthaccountaddressstateconsentedbyevent" ("address", "consented_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."address", NEW."consented_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2dfef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_termevent" ("is_retired", "kind", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "words") VALUES (NEW."is_retired", NEW."kind", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."words"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3c05f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_allocationevent" ("cost", "created_at", "currency", "customers", "first", "hours", "last", "margin", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "source") VALUES (NEW."cost", NEW."created_at", NEW."currency", NEW."customers", NEW."first", NEW."hours", NEW."last", NEW."margin", NEW."people", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3d028() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_routeevent" ("account_id", "host", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "security", "sender", "user") VALUES (NEW."account_id", NEW."host", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."port", NEW."security", NEW."sender", NEW."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_40e60() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_customfieldevent" ("is_required", "is_retired", "key", "kind", "kinds", "label", "least", "mask", "most", "options", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_id") VALUES (NEW."is_required", NEW."is_retired", NEW."key", NEW."kind", NEW."kinds", NEW."label", NEW."least", NEW."mask", NEW."most", NEW."options", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_41782() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "feedback_waveevent" ("created_at", "created_by_id", "currency", "margin_pct", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "response_pct", "seed", "service_id", "since", "size", "started_at", "state", "until", "worth") VALUES (NEW."created_at", NEW."created_by_id", NEW."currency", NEW."margin_pct", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."population", NEW."response_pct", NEW."seed", NEW."service_id", NEW."since", NEW."size", NEW."started_at", NEW."state", NEW."until", NEW."worth"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4421b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxsourceevent" ("account_id", "after", "authority_pem", "host", "is_active", "kind", "mailbox_id", "move_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "security", "start_from", "user") VALUES (NEW."account_id", NEW."after", NEW."authority_pem", NEW."host", NEW."is_active", NEW."kind", NEW."mailbox_id", NEW."move_to", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."port", NEW."security", NEW."start_from", NEW."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4698e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_dkimkeydomainselectorstateevent" ("domain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selector", "state") VALUES (NEW."domain", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."selector", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_49446() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxevent" ("acknowledgement", "address", "language", "name", "next_step", "out_of_hours_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."acknowledgement", NEW."address", NEW."language", NEW."name", NEW."next_step", NEW."out_of_hours_text", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_49695() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_queueevent" ("calendar_id", "created_at", "may_take", "name", "offer_seconds", "offers", "patience_minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "team_id") VALUES (NEW."calendar_id", NEW."created_at", NEW."may_take", NEW."name", NEW."offer_seconds", NEW."offers", NEW."patience_minutes", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."team_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_498e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "work_taskevent" ("created_at", "created_by_id", "details", "done_at", "due_at", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "subject", "title", "url") VALUES (NEW."created_at", NEW."created_by_id", NEW."details", NEW."done_at", NEW."due_at", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."result", NEW."subject", NEW."title", NEW."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4aba5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_strategyanswerevent" ("answered_at", "answered_by", "evidence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "service_id", "text") VALUES (NEW."answered_at", NEW."answered_by", NEW."evidence", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."question", NEW."service_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_4dd47() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_investmentevent" ("cost", "created_at", "currency", "done_on", "evidence", "expected", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "review_on", "seen_figure", "seen_on", "service_id", "title") VALUES (NEW."cost", NEW."created_at", NEW."currency", NEW."done_on", NEW."evidence", NEW."expected", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."planned_on", NEW."review_on", NEW."seen_figure", NEW."seen_on", NEW."service_id", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_51569() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_skillevent" ("language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."language", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5632d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_trackingruleevent" ("keep_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "shows_name", "tells_reopened", "tells_resolved") VALUES (NEW."keep_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."service_id", NEW."service_id", NEW."shows_name", NEW."tells_reopened", NEW."tells_resolved"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_56523() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_teamevent" ("closed_at", "created_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_at", NEW."created_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5b141() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "promises_claimevent" ("checked_at", "created_at", "created_by", "ended_at", "found", "metric", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "reason", "service_id", "share", "signed_at", "signed_by_id", "since", "standard_id", "state", "until", "where", "within", "words", "words_en") VALUES (NEW."checked_at", NEW."created_at", NEW."created_by", NEW."ended_at", NEW."found", NEW."metric", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."published_at", NEW."reason", NEW."service_id", NEW."share", NEW."signed_at", NEW."signed_by_id", NEW."since", NEW."standard_id", NEW."state", NEW."until", NEW."where", NEW."within", NEW."words", NEW."words_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5c8f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_partyevent" ("created_at", "does", "kind", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."created_at", NEW."does", NEW."kind", NEW."name", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."since", NEW."until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5f935() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_feedevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "source") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."queue_id", NEW."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6631f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_holdingevent" ("answer_hours", "created_at", "currency", "customer_id", "every", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "reference", "service_id", "since", "solve_hours", "until", "why_ended") VALUES (NEW."answer_hours", NEW."created_at", NEW."currency", NEW."customer_id", NEW."every", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."price", NEW."reference", NEW."service_id", NEW."since", NEW."solve_hours", NEW."until", NEW."why_ended"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_691bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_pausereasonevent" ("is_open", "max_minutes", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."is_open", NEW."max_minutes", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_7a6df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_rawmessagestatereasonevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."reason", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_844c5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailtemplateevent" ("html", "language", "occasion", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "subject") VALUES (NEW."html", NEW."language", NEW."occasion", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."subject"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_88a48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_formevent" ("allowed_sites", "mailbox_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "service_id", "slug") VALUES (NEW."allowed_sites", NEW."mailbox_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."published", NEW."service_id", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_8efa1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_spamruleevent" ("kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_90fab() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_contactpointevent" ("created_at", "customer_id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."created_at", NEW."customer_id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_91715() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_replyruleevent" ("grace_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."grace_days", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."service_id", NEW."service_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_9b5af() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_signinproviderevent" ("client_id", "created_at", "is_enabled", "key", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "server_url") VALUES (NEW."client_id", NEW."created_at", NEW."is_enabled", NEW."key", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."server_url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a0826() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_membershipevent" ("leads", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id", "user_id") VALUES (NEW."leads", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."team_id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a6a4a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_remedylimitevent" ("amount", "currency", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."amount", NEW."currency", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."role"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_aa712() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_servicemeasureevent" ("aspect", "better", "created_at", "goal", "metric", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "unit") VALUES (NEW."aspect", NEW."better", NEW."created_at", NEW."goal", NEW."metric", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."unit"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c48fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "portfolio_serviceevent" ("benefit", "benefit_en", "created_at", "key", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "product", "product_en", "published_on", "review_on", "shows_rates", "stage", "successor_id") VALUES (NEW."benefit", NEW."benefit_en", NEW."created_at", NEW."key", NEW."name", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."phase", NEW."product", NEW."product_en", NEW."published_on", NEW."review_on", NEW."shows_rates", NEW."stage", NEW."successor_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c7dd6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_agentskillevent" ("level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skill_id", "user_id") VALUES (NEW."level", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."skill_id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c8074() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_apitokenevent" ("created_at", "expires_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "scopes", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."prefix", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ca86d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_customerevent" ("cluster_id", "created_at", "kind", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restricted", "standing") VALUES (NEW."cluster_id", NEW."created_at", NEW."kind", NEW."language", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."restricted", NEW."standing"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d5738() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_agentlimitevent" ("at_most", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."at_most", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d6845() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_deskruleevent" ("all_of", "any_of", "event", "hours", "is_on", "kept_at", "kept_by_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "steps", "version") VALUES (NEW."all_of", NEW."any_of", NEW."event", NEW."hours", NEW."is_on", NEW."kept_at", NEW."kept_by_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."steps", NEW."version"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d8710() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_processtargetevent" ("measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "target_pct", "within_hours") VALUES (NEW."measure", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."target_pct", NEW."within_hours"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_df381() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "analytics_thresholdevent" ("figure", "limit", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id") VALUES (NEW."figure", NEW."limit", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e0c6e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_channelloadevent" ("cannot_wait", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight_pct", "wrap_up_seconds") VALUES (NEW."cannot_wait", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."kind", NEW."weight_pct", NEW."wrap_up_seconds"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e1cb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_businesscalendarevent" ("created_at", "is_default", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."is_default", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e4dc9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_bodyevent" ("address", "how", "how_en", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_ids", "since_on", "taking", "until_on", "url", "way") VALUES (NEW."address", NEW."how", NEW."how_en", NEW."is_retired", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."service_ids", NEW."since_on", NEW."taking", NEW."until_on", NEW."url", NEW."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e6d11() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_mailboxidentityevent" ("logo", "mailbox_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signature") VALUES (NEW."logo", NEW."mailbox_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."signature"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e75be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "promises_promiseruleevent" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "telling", "words", "words_en") VALUES (COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."telling", NEW."words", NEW."words_en"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e8aed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "delivery_oauthappevent" ("authorize_url", "client_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "scopes", "tenant", "token_url") VALUES (NEW."authorize_url", NEW."client_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."provider", NEW."scopes", NEW."tenant", NEW."token_url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e9213() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_macroevent" ("is_offer", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "steps", "team_id") VALUES (NEW."is_offer", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."service_id", NEW."steps", NEW."team_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e96cb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_servicenoticeevent" ("created_at", "ended_at", "expected_until", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_id", "since", "title_en", "title_es", "written_by") VALUES (NEW."created_at", NEW."ended_at", NEW."expected_until", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."service_id", NEW."since", NEW."title_en", NEW."title_es", NEW."written_by"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ec896() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_formkindevent" ("kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."source"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_edbfc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "identity_userevent" ("created_at", "email", "is_active", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles") VALUES (NEW."created_at", NEW."email", NEW."is_active", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."roles"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f22b9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_queueskillevent" ("min_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "skill_id") VALUES (NEW."min_level", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."queue_id", NEW."skill_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f2702() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "interactions_conversationcustomerevent" ("customer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."customer_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f27b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "organization_companyevent" ("attended_languages", "base_url", "created_at", "currency", "is_practice", "language", "logo_digest", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "timezone") VALUES (NEW."attended_languages", NEW."base_url", NEW."created_at", NEW."currency", NEW."is_practice", NEW."language", NEW."logo_digest", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."timezone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f51b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "cases_restrictionevent" ("case_id", "changed_at", "lifted_at", "lifted_by_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id") VALUES (NEW."case_id", NEW."changed_at", NEW."lifted_at", NEW."lifted_by_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."set_at", NEW."set_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_fc42b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "routing_ladderstepevent" ("after_minutes", "drops_language", "lower_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_id", "to_queue_id") VALUES (NEW."after_minutes", NEW."drops_language", NEW."lower_by", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."queue_id", NEW."to_queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_fd6db() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "customers_datarequestevent" ("asked_on", "customer_id", "due_at", "ended_at", "ended_by_id", "extended", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "state") VALUES (NEW."asked_on", NEW."customer_id", NEW."due_at", NEW."ended_at", NEW."ended_by_id", NEW."extended", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."registered_at", NEW."registered_by_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ff103() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "complaints_causeevent" ("is_retired", "loss", "name", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."is_retired", NEW."loss", NEW."name", NEW."owner_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.promises_forget_history(who text, promises uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE promises_promisestep AS step SET words = ''
    FROM promises_promise AS promise
   WHERE step.promise_id = promise.id AND promise.id = ANY(promises) AND promise.words = '—';
END $$;

CREATE FUNCTION public.routing_count_items() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.routing_decision_months(first date, last date, keep_from date) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET lock_timeout TO '5s'
    AS $_$
DECLARE
  month date := date_trunc('month', first);
  since timestamptz; until timestamptz; part text; gone int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('routing_decision_months'));
  WHILE month <= last LOOP
    part := 'routing_decision_' || to_char(month, 'YYYYMM');
    since := month::timestamp AT TIME ZONE 'UTC';
    until := (month + interval '1 month') AT TIME ZONE 'UTC';
    IF to_regclass(part) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE routing_decision INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part);
      EXECUTE format('WITH moved AS (DELETE FROM routing_decision_rest WHERE at >= %L AND at < %L RETURNING *)'
                     ' INSERT INTO %I SELECT * FROM moved', since, until, part);
      EXECUTE format('ALTER TABLE routing_decision ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, since, until);
    END IF;
    month := month + interval '1 month';
  END LOOP;
  keep_from := least(keep_from, now() - interval '3 months');
  FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
               WHERE i.inhparent = 'routing_decision'::regclass
                 AND c.relname ~ '^routing_decision_[0-9]{6}$'
                 AND c.relname < 'routing_decision_' || to_char(keep_from, 'YYYYMM') LOOP
    EXECUTE format('DROP TABLE %I', part);
    gone := gone + 1;
  END LOOP;
  DELETE FROM routing_decision_rest WHERE at < date_trunc('month', keep_from::timestamp) AT TIME ZONE 'UTC';
  RETURN gone;
END $_$;

CREATE FUNCTION public.routing_hold(who uuid, what text, weight integer, how_many integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.search_accented(said text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  SELECT regexp_replace(regexp_replace(lower(said), '([cs])ion\M', '\1ión', 'g'),
                        'ces\M', 'z', 'g')
$$;

CREATE FUNCTION public.search_codes(said text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
  SELECT left(coalesce(string_agg(DISTINCT code, ' '), ''), 2000)
    FROM (SELECT regexp_replace(public.search_fold(found[1]), '[^a-z0-9]', '', 'g') AS code
            FROM regexp_matches(left(said, 20000),
                 '(\+?\d[\d .()/-]{3,}\d|\m[[:alpha:]]{0,6}[-/.]?\d[[:alnum:]/.-]*)', 'g') AS found
          ) AS codes
   WHERE length(code) >= 4
$$;

CREATE FUNCTION public.search_fold(said text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  SELECT lower(public.search_strip(normalize(said, NFC)))
$$;

CREATE FUNCTION public.search_query(wanted text[], unwanted text[], is_begun boolean) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
  asked tsquery := ''::tsquery;
  found tsquery;
  place integer;
BEGIN
  FOR place IN 1 .. cardinality(wanted) LOOP
    asked := asked
          && public.search_term(wanted[place], is_begun AND place = cardinality(wanted));
  END LOOP;
  FOR place IN 1 .. cardinality(unwanted) LOOP
    found := public.search_term(unwanted[place]);
    IF numnode(found) > 0 AND numnode(asked) > 0 THEN
      asked := asked && !! found;
    END IF;
  END LOOP;
  RETURN asked;
END $$;

CREATE FUNCTION public.search_stems(wanted text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
  SELECT coalesce(array_agg(DISTINCT stem), '{}')
    FROM unnest(wanted) AS word, unnest(tsvector_to_array(public.search_vector(word))) AS stem
   WHERE numnode(public.search_term(word)) > 0
$$;

CREATE FUNCTION public.search_strip(said text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  SELECT translate(said, 'áàâäãåāéèêëēíìîïīóòôöõōúùûüūñçýÿÁÀÂÄÃÅĀÉÈÊËĒÍÌÎÏĪÓÒÔÖÕŌÚÙÛÜŪÑÇÝŸ',
                         'aaaaaaaeeeeeiiiiioooooouuuuuncyyAAAAAAAEEEEEIIIIIOOOOOOUUUUUNCYY')
$$;

CREATE FUNCTION public.search_term(said text, is_begun boolean DEFAULT false) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
  known text := left(normalize(replace(said, '''', ' '), NFC), 200);
  spanish tsquery := phraseto_tsquery('pg_catalog.spanish', public.search_accented(known));
  english tsquery := phraseto_tsquery('public.english_plain', known);
  begun text := regexp_replace(public.search_fold(known), '[^a-z0-9]', '', 'g');
  found tsquery;
BEGIN
  IF is_begun AND length(begun) > 1 THEN
    found := (quote_literal(begun) || ':*')::tsquery;
    RETURN found || public.search_term(said);
  END IF;
  IF numnode(spanish) = 0 OR numnode(english) = 0 THEN
    RETURN ''::tsquery;
  END IF;
  found := public.search_strip(spanish::text)::tsquery
        || phraseto_tsquery('public.spanish_plain', known);
  RETURN found || english;
END $$;

CREATE FUNCTION public.search_vector(said text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
  known text := left(normalize(replace(said, '''', ' '), NFC), 100000);
BEGIN
  RETURN public.search_strip(
           to_tsvector('pg_catalog.spanish', public.search_accented(known))::text)::tsvector
      || strip(to_tsvector('public.spanish_plain', known))
      || strip(to_tsvector('public.english_plain', known));
END $$;

CREATE FUNCTION public.work_forget_history(who text, tasks uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM work_taskevent AS past
   USING work_task AS task
   WHERE past.pgh_obj_id = task.id AND task.id = ANY(tasks) AND task.title = '—';
END $$;

CREATE TEXT SEARCH CONFIGURATION public.english_plain (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR asciiword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR word WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR hword_part WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR hword_asciipart WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR asciihword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR hword WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.english_plain
    ADD MAPPING FOR uint WITH simple;

CREATE TEXT SEARCH CONFIGURATION public.spanish_plain (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR asciiword WITH spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR word WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR hword_part WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR hword_asciipart WITH spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR asciihword WITH spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR hword WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
    ADD MAPPING FOR uint WITH simple;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_alert (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    queue_id uuid NOT NULL,
    threshold_id uuid NOT NULL
);

ALTER TABLE public.analytics_alert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_alert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_callbatch (
    id uuid NOT NULL,
    way character varying(6) NOT NULL,
    reason character varying(200) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    CONSTRAINT call_batch_way_known CHECK (((way)::text = ANY (ARRAY[('file'::character varying)::text, ('api'::character varying)::text, ('before'::character varying)::text])))
);

CREATE TABLE public.analytics_callrecord (
    id uuid NOT NULL,
    reference character varying(80) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    menu_reached_at timestamp with time zone,
    human_requested_at timestamp with time zone,
    answered_at timestamp with time zone,
    ended_by character varying(10) NOT NULL,
    batch_id uuid NOT NULL,
    version integer NOT NULL,
    digest character varying(64) NOT NULL,
    CONSTRAINT analytics_callrecord_version_check CHECK ((version >= 0)),
    CONSTRAINT call_answered_after_received CHECK (((answered_at IS NULL) OR (answered_at >= received_at))),
    CONSTRAINT call_asked_after_received CHECK (((human_requested_at IS NULL) OR (human_requested_at >= received_at))),
    CONSTRAINT call_ended_by_known CHECK (((ended_by)::text = ANY (ARRAY[(''::character varying)::text, ('customer'::character varying)::text, ('agent'::character varying)::text, ('system'::character varying)::text])))
);

CREATE TABLE public.analytics_evaluationfigure (
    id uuid NOT NULL,
    year smallint NOT NULL,
    key character varying(80) NOT NULL,
    value double precision,
    n integer NOT NULL,
    recount double precision,
    recount_n integer NOT NULL,
    error double precision,
    "limit" double precision,
    passes boolean,
    note character varying(40) NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    high double precision,
    low double precision,
    recount_high double precision,
    recount_low double precision,
    CONSTRAINT analytics_evaluationfigure_n_check CHECK ((n >= 0)),
    CONSTRAINT analytics_evaluationfigure_recount_n_check CHECK ((recount_n >= 0)),
    CONSTRAINT analytics_evaluationfigure_year_check CHECK ((year >= 0))
);

CREATE TABLE public.analytics_expectedarrivals (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    expected double precision NOT NULL,
    low double precision NOT NULL,
    high double precision NOT NULL,
    weeks smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    queue_id uuid NOT NULL,
    CONSTRAINT analytics_expectedarrivals_weeks_check CHECK ((weeks >= 0)),
    CONSTRAINT expected_arrivals_inside CHECK (((expected >= low) AND (high >= expected) AND (low >= (0.0)::double precision)))
);

ALTER TABLE public.analytics_expectedarrivals ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_expectedarrivals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_threshold (
    id uuid NOT NULL,
    figure character varying(20) NOT NULL,
    "limit" integer NOT NULL,
    queue_id uuid,
    CONSTRAINT analytics_threshold_limit_check CHECK (("limit" >= 0)),
    CONSTRAINT threshold_figure_known CHECK (((figure)::text = ANY (ARRAY[('waiting'::character varying)::text, ('oldest_minutes'::character varying)::text, ('kept_pct'::character varying)::text, ('free'::character varying)::text])))
);

CREATE TABLE public.analytics_thresholdevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    figure character varying(20) NOT NULL,
    "limit" integer NOT NULL,
    pgh_obj_id uuid NOT NULL,
    queue_id uuid,
    CONSTRAINT analytics_thresholdevent_limit_check CHECK (("limit" >= 0))
);

ALTER TABLE public.analytics_thresholdevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_thresholdevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_bulkpart (
    id uuid NOT NULL,
    place integer NOT NULL,
    case_ids uuid[] NOT NULL,
    done integer NOT NULL,
    refused integer NOT NULL,
    refusals jsonb NOT NULL,
    done_at timestamp with time zone,
    went_back integer NOT NULL,
    stayed integer NOT NULL,
    undone_at timestamp with time zone,
    run_id uuid NOT NULL,
    CONSTRAINT cases_bulkpart_done_check CHECK ((done >= 0)),
    CONSTRAINT cases_bulkpart_place_check CHECK ((place >= 0)),
    CONSTRAINT cases_bulkpart_refused_check CHECK ((refused >= 0)),
    CONSTRAINT cases_bulkpart_stayed_check CHECK ((stayed >= 0)),
    CONSTRAINT cases_bulkpart_went_back_check CHECK ((went_back >= 0))
);

CREATE TABLE public.cases_bulkrun (
    id uuid NOT NULL,
    action character varying(20) NOT NULL,
    value character varying(80) NOT NULL,
    state character varying(8) NOT NULL,
    language character varying(5) NOT NULL,
    total integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    person_id uuid NOT NULL,
    CONSTRAINT bulk_run_has_cases CHECK ((total > 0)),
    CONSTRAINT bulk_run_state_known CHECK (((state)::text = ANY (ARRAY[('doing'::character varying)::text, ('done'::character varying)::text, ('stopped'::character varying)::text, ('undoing'::character varying)::text, ('undone'::character varying)::text]))),
    CONSTRAINT cases_bulkrun_total_check CHECK ((total >= 0))
);

CREATE TABLE public.cases_cannedanswer (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    shortcut character varying(30) NOT NULL,
    texts jsonb NOT NULL,
    team_id uuid,
    used_count integer NOT NULL,
    last_used_at timestamp with time zone,
    person_id uuid,
    service_id uuid,
    is_offer boolean NOT NULL,
    CONSTRAINT canned_answer_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT canned_answer_one_owner CHECK (((person_id IS NULL) OR (team_id IS NULL))),
    CONSTRAINT canned_answer_says_something CHECK ((NOT (texts = '{}'::jsonb))),
    CONSTRAINT cases_cannedanswer_used_count_check CHECK ((used_count >= 0))
);

CREATE TABLE public.cases_cannedanswerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    shortcut character varying(30) NOT NULL,
    texts jsonb NOT NULL,
    team_id uuid,
    person_id uuid,
    pgh_obj_id uuid NOT NULL,
    service_id uuid,
    is_offer boolean NOT NULL
);

ALTER TABLE public.cases_cannedanswerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_cannedanswerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_caseentry (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    ref uuid,
    params jsonb NOT NULL,
    actor_id uuid,
    case_id uuid NOT NULL,
    CONSTRAINT case_entry_kind_known CHECK (((kind)::text = ANY (ARRAY[('opened'::character varying)::text, ('registered'::character varying)::text, ('followed_up'::character varying)::text, ('may_follow'::character varying)::text, ('message'::character varying)::text, ('answered'::character varying)::text, ('note'::character varying)::text, ('taken'::character varying)::text, ('transferred'::character varying)::text, ('requeued'::character varying)::text, ('waiting'::character varying)::text, ('resumed'::character varying)::text, ('resolved'::character varying)::text, ('reopened'::character varying)::text, ('closed'::character varying)::text, ('customer_set'::character varying)::text, ('sender_confirmed'::character varying)::text, ('clock_warned'::character varying)::text, ('clock_broken'::character varying)::text, ('confirmed'::character varying)::text, ('wished'::character varying)::text, ('link_revoked'::character varying)::text, ('link_given'::character varying)::text, ('given_sight'::character varying)::text, ('restricted'::character varying)::text, ('sight_taken'::character varying)::text, ('barred'::character varying)::text, ('unbarred'::character varying)::text, ('restriction_lifted'::character varying)::text, ('undone'::character varying)::text, ('coached'::character varying)::text, ('kind_set'::character varying)::text, ('classified'::character varying)::text, ('tagged'::character varying)::text, ('untagged'::character varying)::text, ('field_set'::character varying)::text, ('forwarded'::character varying)::text, ('heard_beside'::character varying)::text, ('task_given'::character varying)::text, ('task_done'::character varying)::text, ('linked'::character varying)::text, ('unlinked'::character varying)::text, ('merged'::character varying)::text, ('merged_into'::character varying)::text, ('split'::character varying)::text, ('split_from'::character varying)::text, ('priority_set'::character varying)::text, ('auto_answered'::character varying)::text, ('rule_ran'::character varying)::text, ('rule_failed'::character varying)::text, ('rule_cut'::character varying)::text, ('mood_said'::character varying)::text, ('promised'::character varying)::text, ('promise_at_risk'::character varying)::text, ('promise_broken'::character varying)::text, ('announced'::character varying)::text, ('unannounced'::character varying)::text, ('answered_in'::character varying)::text, ('told'::character varying)::text])))
);

CREATE TABLE public.cases_caseeye (
    id uuid NOT NULL,
    state character varying(6) NOT NULL,
    since timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT case_eye_state_known CHECK (((state)::text = ANY (ARRAY[('reads'::character varying)::text, ('types'::character varying)::text])))
);

CREATE TABLE public.cases_caselink (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT case_link_in_order CHECK ((case_id < other_id))
);

CREATE TABLE public.cases_casemessage (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    message_id uuid NOT NULL
);

CREATE TABLE public.cases_casenotice (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    case_id uuid NOT NULL,
    notice_id uuid NOT NULL
);

CREATE TABLE public.cases_casetag (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    term_id uuid NOT NULL
);

CREATE TABLE public.cases_coaching (
    id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT coaching_of_somebody_else CHECK ((NOT (author_id = person_id))),
    CONSTRAINT coaching_says_something CHECK ((NOT (text = ''::text)))
);

CREATE TABLE public.cases_customfield (
    id uuid NOT NULL,
    key character varying(30) NOT NULL,
    label character varying(60) NOT NULL,
    kind character varying(7) NOT NULL,
    kinds character varying(10)[] NOT NULL,
    options jsonb NOT NULL,
    mask character varying(60) NOT NULL,
    "least" numeric(18,4),
    most numeric(18,4),
    is_required boolean NOT NULL,
    is_retired boolean NOT NULL,
    place smallint NOT NULL,
    service_id uuid,
    CONSTRAINT cases_customfield_place_check CHECK ((place >= 0)),
    CONSTRAINT custom_field_bounds_in_order CHECK ((("least" IS NULL) OR (most IS NULL) OR ("least" <= most))),
    CONSTRAINT custom_field_has_label CHECK ((NOT ((label)::text = ''::text))),
    CONSTRAINT custom_field_kind_known CHECK (((kind)::text = ANY (ARRAY[('text'::character varying)::text, ('number'::character varying)::text, ('day'::character varying)::text, ('choice'::character varying)::text, ('yes_no'::character varying)::text])))
);

CREATE TABLE public.cases_customfieldevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    key character varying(30) NOT NULL,
    label character varying(60) NOT NULL,
    kind character varying(7) NOT NULL,
    kinds character varying(10)[] NOT NULL,
    options jsonb NOT NULL,
    mask character varying(60) NOT NULL,
    "least" numeric(18,4),
    most numeric(18,4),
    is_required boolean NOT NULL,
    is_retired boolean NOT NULL,
    place smallint NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid,
    CONSTRAINT cases_customfieldevent_place_check CHECK ((place >= 0))
);

ALTER TABLE public.cases_customfieldevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_customfieldevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_deskrule (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    place integer NOT NULL,
    event character varying(40) NOT NULL,
    hours smallint,
    all_of jsonb NOT NULL,
    any_of jsonb NOT NULL,
    steps jsonb NOT NULL,
    is_on boolean NOT NULL,
    version integer NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    attention character varying(40) NOT NULL,
    attention_of character varying(200) NOT NULL,
    kept_by_id uuid,
    CONSTRAINT cases_deskrule_hours_check CHECK ((hours >= 0)),
    CONSTRAINT cases_deskrule_place_check CHECK ((place >= 0)),
    CONSTRAINT cases_deskrule_version_check CHECK ((version >= 0)),
    CONSTRAINT desk_rule_does_something CHECK ((NOT (steps = '[]'::jsonb))),
    CONSTRAINT desk_rule_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT desk_rule_hours_positive CHECK (((hours IS NULL) OR (hours > 0)))
);

CREATE TABLE public.cases_deskruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    place integer NOT NULL,
    event character varying(40) NOT NULL,
    hours smallint,
    all_of jsonb NOT NULL,
    any_of jsonb NOT NULL,
    steps jsonb NOT NULL,
    is_on boolean NOT NULL,
    version integer NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT cases_deskruleevent_hours_check CHECK ((hours >= 0)),
    CONSTRAINT cases_deskruleevent_place_check CHECK ((place >= 0)),
    CONSTRAINT cases_deskruleevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.cases_deskruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_deskruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_draft (
    id uuid NOT NULL,
    html text NOT NULL,
    version integer NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    fields jsonb NOT NULL,
    CONSTRAINT cases_draft_version_check CHECK ((version >= 0))
);

CREATE TABLE public.cases_fieldvalue (
    id uuid NOT NULL,
    value character varying(300) NOT NULL,
    case_id uuid NOT NULL,
    field_id uuid NOT NULL,
    CONSTRAINT field_value_says_something CHECK ((NOT ((value)::text = ''::text)))
);

CREATE TABLE public.cases_macro (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    steps jsonb NOT NULL,
    team_id uuid,
    used_count integer NOT NULL,
    last_used_at timestamp with time zone,
    person_id uuid,
    service_id uuid,
    is_offer boolean NOT NULL,
    CONSTRAINT cases_macro_used_count_check CHECK ((used_count >= 0)),
    CONSTRAINT macro_does_something CHECK ((NOT (steps = '[]'::jsonb))),
    CONSTRAINT macro_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT macro_one_owner CHECK (((person_id IS NULL) OR (team_id IS NULL)))
);

CREATE TABLE public.cases_macroevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    steps jsonb NOT NULL,
    team_id uuid,
    person_id uuid,
    pgh_obj_id uuid NOT NULL,
    service_id uuid,
    is_offer boolean NOT NULL
);

ALTER TABLE public.cases_macroevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_macroevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_note (
    id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid,
    case_id uuid NOT NULL,
    CONSTRAINT note_says_something CHECK ((NOT (text = ''::text)))
);

CREATE TABLE public.cases_noticeanswer (
    id uuid NOT NULL,
    texts jsonb NOT NULL,
    "then" character varying(8) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    leaves_at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    notice_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT notice_answer_seen_before_asked CHECK ((seen_at <= asked_at)),
    CONSTRAINT notice_answer_then_known CHECK ((("then")::text = ANY (ARRAY[('stay'::character varying)::text, ('wait'::character varying)::text, ('resolve'::character varying)::text])))
);

CREATE TABLE public.cases_noticeanswercase (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    planned uuid,
    why character varying(60) NOT NULL,
    answer_id uuid NOT NULL,
    case_id uuid NOT NULL,
    goes_by_id uuid,
    CONSTRAINT notice_answer_case_planned_named CHECK (((NOT ((state)::text = 'planned'::text)) OR (planned IS NOT NULL))),
    CONSTRAINT notice_answer_case_refused_why CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((why)::text = ''::text)))),
    CONSTRAINT notice_answer_case_shared_with_another CHECK (((NOT ((state)::text = ANY (ARRAY[('shared'::character varying)::text, ('told'::character varying)::text]))) OR ((goes_by_id IS NOT NULL) AND (NOT ((goes_by_id = case_id) AND (goes_by_id IS NOT NULL)))))),
    CONSTRAINT notice_answer_case_state_known CHECK (((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('planned'::character varying)::text, ('refused'::character varying)::text, ('taken_back'::character varying)::text, ('shared'::character varying)::text, ('told'::character varying)::text])))
);

CREATE SEQUENCE public.cases_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.cases_numberyear (
    year smallint NOT NULL,
    starts_after bigint NOT NULL,
    CONSTRAINT cases_numberyear_year_check CHECK ((year >= 0))
);

CREATE TABLE public.cases_offerline (
    id uuid NOT NULL,
    what character varying(8) NOT NULL,
    ground character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    words character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    case_id uuid NOT NULL,
    message_id uuid,
    CONSTRAINT offerline_asked_is_proven CHECK (((NOT ((what)::text = 'asked'::text)) OR (message_id IS NOT NULL) OR (NOT ((words)::text = ''::text)))),
    CONSTRAINT offerline_ground_known CHECK ((((ground)::text = ''::text) OR ((ground)::text = ANY (ARRAY[('asked'::character varying)::text, ('order'::character varying)::text])))),
    CONSTRAINT offerline_what_known CHECK (((what)::text = ANY (ARRAY[('asked'::character varying)::text, ('sent'::character varying)::text, ('refused'::character varying)::text])))
);

CREATE TABLE public.cases_plannedanswer (
    id uuid NOT NULL,
    html text NOT NULL,
    recipients jsonb NOT NULL,
    seen uuid,
    "then" character varying(8) NOT NULL,
    outcome character varying(12) NOT NULL,
    state character varying(8) NOT NULL,
    held character varying(60) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    leaves_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    until date,
    beside jsonb,
    CONSTRAINT planned_answer_held_has_reason CHECK (((NOT ((state)::text = 'held'::text)) OR (NOT ((held)::text = ''::text)))),
    CONSTRAINT planned_answer_leaves_after_it_was_made CHECK ((leaves_at >= made_at)),
    CONSTRAINT planned_answer_outcome_known CHECK (((outcome)::text = ANY (ARRAY[('solved'::character varying)::text, ('answered'::character varying)::text, ('not_possible'::character varying)::text, ('duplicate'::character varying)::text, ('unfounded'::character varying)::text]))),
    CONSTRAINT planned_answer_state_known CHECK (((state)::text = ANY (ARRAY[('planned'::character varying)::text, ('held'::character varying)::text]))),
    CONSTRAINT planned_answer_then_known CHECK ((("then")::text = ANY (ARRAY[('stay'::character varying)::text, ('wait'::character varying)::text, ('resolve'::character varying)::text])))
);

CREATE TABLE public.cases_preparedfile (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size_bytes bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    is_picture boolean NOT NULL,
    planned_id uuid,
    CONSTRAINT cases_preparedfile_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT prepared_file_has_bytes CHECK ((size_bytes > 0))
);

CREATE TABLE public.cases_replyrule (
    service_id uuid NOT NULL,
    grace_days smallint NOT NULL,
    CONSTRAINT cases_replyrule_grace_days_check CHECK ((grace_days >= 0)),
    CONSTRAINT reply_rule_grace_in_bounds CHECK (((grace_days >= 0) AND (grace_days <= 90)))
);

CREATE TABLE public.cases_replyruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    service_id uuid NOT NULL,
    grace_days smallint NOT NULL,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT cases_replyruleevent_grace_days_check CHECK ((grace_days >= 0))
);

ALTER TABLE public.cases_replyruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_replyruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_restriction (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    reason character varying(500) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    case_id uuid NOT NULL,
    lifted_by_id uuid,
    set_by_id uuid NOT NULL,
    CONSTRAINT restriction_has_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT restriction_lifted_whole CHECK ((((lifted_at IS NULL) AND (lifted_by_id IS NULL)) OR ((lifted_at IS NOT NULL) AND (lifted_by_id IS NOT NULL))))
);

CREATE TABLE public.cases_restrictionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    number character varying(20) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    case_id uuid NOT NULL,
    lifted_by_id uuid,
    pgh_obj_id uuid NOT NULL,
    set_by_id uuid NOT NULL
);

ALTER TABLE public.cases_restrictionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_restrictionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_restrictionperson (
    id uuid NOT NULL,
    is_barred boolean NOT NULL,
    person_id uuid NOT NULL,
    restriction_id uuid NOT NULL
);

CREATE TABLE public.cases_rulerun (
    id uuid NOT NULL,
    cause uuid NOT NULL,
    event character varying(40) NOT NULL,
    version integer NOT NULL,
    state character varying(8) NOT NULL,
    cut character varying(10) NOT NULL,
    chain uuid[] NOT NULL,
    found jsonb NOT NULL,
    done jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    CONSTRAINT cases_rulerun_version_check CHECK ((version >= 0)),
    CONSTRAINT rule_run_state_known CHECK (((state)::text = ANY (ARRAY[('done'::character varying)::text, ('partly'::character varying)::text, ('failed'::character varying)::text, ('cut'::character varying)::text])))
);

CREATE TABLE public.cases_savedview (
    id uuid NOT NULL,
    team_id uuid,
    name character varying(60) NOT NULL,
    look jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT saved_view_has_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.cases_searchrow (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    access_keys character varying(80)[] NOT NULL,
    words tsvector NOT NULL,
    codes text NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT search_row_kind_known CHECK (((kind)::text = ANY (ARRAY[('case'::character varying)::text, ('message'::character varying)::text, ('note'::character varying)::text, ('file'::character varying)::text])))
);

CREATE TABLE public.cases_term (
    id uuid NOT NULL,
    kind character varying(7) NOT NULL,
    name character varying(60) NOT NULL,
    words character varying(300) NOT NULL,
    is_retired boolean NOT NULL,
    parent_id uuid,
    service_id uuid,
    CONSTRAINT term_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT term_kind_known CHECK (((kind)::text = ANY (ARRAY[('subject'::character varying)::text, ('tag'::character varying)::text]))),
    CONSTRAINT term_not_below_itself CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL))))
);

CREATE TABLE public.cases_termevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(7) NOT NULL,
    name character varying(60) NOT NULL,
    words character varying(300) NOT NULL,
    is_retired boolean NOT NULL,
    parent_id uuid,
    pgh_obj_id uuid NOT NULL,
    service_id uuid
);

ALTER TABLE public.cases_termevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_termevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_toldchange (
    entry_id uuid NOT NULL,
    mails smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT cases_toldchange_mails_check CHECK ((mails >= 0))
);

CREATE TABLE public.cases_trackingfile (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size_bytes bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    link_id uuid NOT NULL,
    CONSTRAINT cases_trackingfile_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT tracking_file_has_bytes CHECK ((size_bytes > 0))
);

CREATE TABLE public.cases_trackinglink (
    id uuid NOT NULL,
    ref character varying(20) NOT NULL,
    digest character varying(32) NOT NULL,
    address character varying(254) NOT NULL,
    scope character varying(5) NOT NULL,
    occasion character varying(20) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    uses integer NOT NULL,
    revoked_at timestamp with time zone,
    conversation_id uuid NOT NULL,
    revoked_by_id uuid,
    CONSTRAINT cases_trackinglink_uses_check CHECK ((uses >= 0)),
    CONSTRAINT tracking_link_has_address CHECK ((NOT ((address)::text = ''::text))),
    CONSTRAINT tracking_link_scope_known CHECK (((scope)::text = ANY (ARRAY[('read'::character varying)::text, ('write'::character varying)::text]))),
    CONSTRAINT tracking_link_used_after_issue CHECK (((last_used_at IS NULL) OR (last_used_at >= issued_at)))
);

CREATE TABLE public.cases_trackingrule (
    service_id uuid NOT NULL,
    keep_days smallint NOT NULL,
    shows_name boolean NOT NULL,
    tells_reopened boolean NOT NULL,
    tells_resolved boolean NOT NULL,
    CONSTRAINT cases_trackingrule_keep_days_check CHECK ((keep_days >= 0)),
    CONSTRAINT tracking_rule_keep_in_bounds CHECK (((keep_days >= 1) AND (keep_days <= 730)))
);

CREATE TABLE public.cases_trackingruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    service_id uuid NOT NULL,
    keep_days smallint NOT NULL,
    shows_name boolean NOT NULL,
    pgh_obj_id uuid NOT NULL,
    tells_reopened boolean NOT NULL,
    tells_resolved boolean NOT NULL,
    CONSTRAINT cases_trackingruleevent_keep_days_check CHECK ((keep_days >= 0))
);

ALTER TABLE public.cases_trackingruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_trackingruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_trackingwish (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    channel character varying(5) NOT NULL,
    phone character varying(40) NOT NULL,
    language character varying(5) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    conversation_id uuid NOT NULL,
    CONSTRAINT tracking_wish_call_has_phone CHECK (((NOT ((channel)::text = 'phone'::text)) OR (NOT ((phone)::text = ''::text)))),
    CONSTRAINT tracking_wish_channel_known CHECK (((channel)::text = ANY (ARRAY[('email'::character varying)::text, ('phone'::character varying)::text, ('page'::character varying)::text]))),
    CONSTRAINT tracking_wish_language_known CHECK (((language)::text = ANY (ARRAY[(''::character varying)::text, ('es'::character varying)::text, ('en'::character varying)::text])))
);

CREATE TABLE public.cases_undoable (
    id uuid NOT NULL,
    "group" uuid NOT NULL,
    step smallint NOT NULL,
    what character varying(20) NOT NULL,
    data jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    case_id uuid NOT NULL,
    person_id uuid,
    words jsonb,
    CONSTRAINT cases_undoable_step_check CHECK ((step >= 0))
);

CREATE TABLE public.cases_watch (
    id uuid NOT NULL,
    gives_sight boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL
);

CREATE TABLE public.clocks_clock (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    rule character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    target interval NOT NULL,
    warn_pct smallint NOT NULL,
    keys character varying(80)[] NOT NULL,
    started_at timestamp with time zone NOT NULL,
    warn_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    "left" interval,
    warned_at timestamp with time zone,
    broken_at timestamp with time zone,
    stopped_at timestamp with time zone,
    calendar_id character varying(64) NOT NULL,
    CONSTRAINT clock_broken_has_time CHECK (((NOT ((state)::text = 'broken'::text)) OR (broken_at IS NOT NULL))),
    CONSTRAINT clock_ended_has_stop CHECK (((NOT ((state)::text = ANY (ARRAY[('kept'::character varying)::text, ('cancelled'::character varying)::text]))) OR (stopped_at IS NOT NULL))),
    CONSTRAINT clock_going_has_no_stop CHECK (((NOT ((state)::text = ANY (ARRAY[('running'::character varying)::text, ('paused'::character varying)::text]))) OR (stopped_at IS NULL))),
    CONSTRAINT clock_has_kind CHECK ((NOT ((kind)::text = ''::text))),
    CONSTRAINT clock_left_while_paused CHECK (((("left" IS NOT NULL) AND ((state)::text = 'paused'::text)) OR ((NOT ((state)::text = 'paused'::text)) AND ("left" IS NULL)))),
    CONSTRAINT clock_state_known CHECK (((state)::text = ANY (ARRAY[('running'::character varying)::text, ('paused'::character varying)::text, ('kept'::character varying)::text, ('broken'::character varying)::text, ('cancelled'::character varying)::text]))),
    CONSTRAINT clock_target_positive CHECK ((target > '00:00:00'::interval)),
    CONSTRAINT clock_warn_pct_range CHECK (((warn_pct >= 1) AND (warn_pct <= 100))),
    CONSTRAINT clock_warns_before_due CHECK ((warn_at <= due_at)),
    CONSTRAINT clocks_clock_warn_pct_check CHECK ((warn_pct >= 0))
);

CREATE TABLE public.clocks_frozencalendar (
    digest character varying(64) NOT NULL,
    calendar jsonb NOT NULL
);

CREATE TABLE public.clocks_pause (
    id uuid NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    resumed_at timestamp with time zone,
    clock_id uuid NOT NULL,
    CONSTRAINT pause_ends_after_start CHECK (((resumed_at IS NULL) OR (resumed_at >= paused_at)))
);

CREATE TABLE public.complaints_audit (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    planned_for date NOT NULL,
    population integer NOT NULL,
    seed integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    conclusion character varying(2000) NOT NULL,
    closed_at timestamp with time zone,
    auditor_id uuid NOT NULL,
    CONSTRAINT audit_closed_whole CHECK (((closed_at IS NULL) OR (NOT ((conclusion)::text = ''::text)))),
    CONSTRAINT audit_days_in_order CHECK ((until >= since)),
    CONSTRAINT audit_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT complaints_audit_population_check CHECK ((population >= 0)),
    CONSTRAINT complaints_audit_seed_check CHECK ((seed >= 0))
);

CREATE TABLE public.complaints_auditfinding (
    id uuid NOT NULL,
    step character varying(20) NOT NULL,
    result character varying(10) NOT NULL,
    words character varying(500) NOT NULL,
    due_at timestamp with time zone,
    task_id uuid,
    made_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    owner_id uuid,
    item_id uuid NOT NULL,
    CONSTRAINT auditfinding_fails_whole CHECK (((NOT ((result)::text = 'fails'::text)) OR ((NOT ((words)::text = ''::text)) AND (due_at IS NOT NULL) AND (owner_id IS NOT NULL) AND (task_id IS NOT NULL)))),
    CONSTRAINT auditfinding_result_known CHECK (((result)::text = ANY (ARRAY[('conforms'::character varying)::text, ('fails'::character varying)::text, ('not_asked'::character varying)::text]))),
    CONSTRAINT auditfinding_step_known CHECK (((step)::text = ANY (ARRAY[('communication'::character varying)::text, ('receipt'::character varying)::text, ('tracking'::character varying)::text, ('acknowledgement'::character varying)::text, ('assessment'::character varying)::text, ('investigation'::character varying)::text, ('response'::character varying)::text, ('decision'::character varying)::text, ('closing'::character varying)::text])))
);

CREATE TABLE public.complaints_audititem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    audit_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    auditor_id uuid,
    moved_at timestamp with time zone,
    replaced_by_id uuid,
    CONSTRAINT audititem_moved_has_time CHECK ((((auditor_id IS NULL) AND (replaced_by_id IS NULL)) OR (moved_at IS NOT NULL))),
    CONSTRAINT audititem_moved_one_way CHECK (((auditor_id IS NULL) OR (replaced_by_id IS NULL))),
    CONSTRAINT audititem_replaced_by_another CHECK (((replaced_by_id IS NULL) OR (NOT ((replaced_by_id = id) AND (replaced_by_id IS NOT NULL))))),
    CONSTRAINT complaints_audititem_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.complaints_billingquestion (
    id uuid NOT NULL,
    thing character varying(4) NOT NULL,
    may boolean NOT NULL,
    rule character varying(5) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT billingquestion_no_has_rule CHECK ((may OR (NOT ((rule)::text = 'none'::text)))),
    CONSTRAINT billingquestion_rule_known CHECK (((rule)::text = ANY (ARRAY[('law'::character varying)::text, ('house'::character varying)::text, ('none'::character varying)::text]))),
    CONSTRAINT billingquestion_thing_known CHECK (((thing)::text = ANY (ARRAY[('cut'::character varying)::text, ('debt'::character varying)::text])))
);

CREATE TABLE public.complaints_body (
    id uuid NOT NULL,
    way character varying(16) NOT NULL,
    name character varying(160) NOT NULL,
    taking character varying(6) NOT NULL,
    address character varying(300) NOT NULL,
    url character varying(300) NOT NULL,
    how character varying(500) NOT NULL,
    how_en character varying(500) NOT NULL,
    place character varying(80) NOT NULL,
    service_ids uuid[] NOT NULL,
    since_on date,
    until_on date,
    is_retired boolean NOT NULL,
    CONSTRAINT body_can_be_reached CHECK (((NOT ((address)::text = ''::text)) OR (NOT ((url)::text = ''::text)))),
    CONSTRAINT body_days_in_order CHECK (((since_on IS NULL) OR (until_on IS NULL) OR (until_on >= since_on))),
    CONSTRAINT body_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT body_taking_known CHECK (((taking)::text = ANY (ARRAY[('member'::character varying)::text, ('bound'::character varying)::text, ('no'::character varying)::text]))),
    CONSTRAINT body_url_is_web CHECK ((((url)::text = ''::text) OR ((url)::text ~ '^https?://'::text))),
    CONSTRAINT body_way_known CHECK (((way)::text = ANY (ARRAY[('mediation'::character varying)::text, ('arbitration'::character varying)::text, ('consumer_office'::character varying)::text, ('regulator'::character varying)::text])))
);

CREATE TABLE public.complaints_bodyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    way character varying(16) NOT NULL,
    name character varying(160) NOT NULL,
    taking character varying(6) NOT NULL,
    address character varying(300) NOT NULL,
    url character varying(300) NOT NULL,
    how character varying(500) NOT NULL,
    how_en character varying(500) NOT NULL,
    place character varying(80) NOT NULL,
    service_ids uuid[] NOT NULL,
    since_on date,
    until_on date,
    is_retired boolean NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.complaints_bodyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_bodyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_cause (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    is_retired boolean NOT NULL,
    owner_id uuid,
    parent_id uuid,
    loss character varying(5) NOT NULL,
    CONSTRAINT cause_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT cause_loss_known CHECK ((((loss)::text = ''::text) OR ((loss)::text = ANY (ARRAY[('large'::character varying)::text, ('small'::character varying)::text])))),
    CONSTRAINT cause_not_its_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL))))
);

CREATE TABLE public.complaints_causeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(120) NOT NULL,
    is_retired boolean NOT NULL,
    owner_id uuid,
    parent_id uuid,
    pgh_obj_id uuid NOT NULL,
    loss character varying(5) NOT NULL
);

ALTER TABLE public.complaints_causeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_causeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaint (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    legal_type character varying(20) NOT NULL,
    origin character varying(8) NOT NULL,
    state character varying(12) NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    asks_for character varying(500) NOT NULL,
    acknowledged_at timestamp with time zone,
    severity smallint,
    complexity smallint,
    impact smallint,
    is_safety boolean NOT NULL,
    at_once character varying(1000) NOT NULL,
    assessed_at timestamp with time zone,
    findings text NOT NULL,
    investigated_at timestamp with time zone,
    decision character varying(8) NOT NULL,
    reasons text NOT NULL,
    answered_at timestamp with time zone,
    repaired_at timestamp with time zone,
    said character varying(8) NOT NULL,
    ways_named character varying(1000) NOT NULL,
    closed_at timestamp with time zone,
    learned_at timestamp with time zone,
    about_id uuid,
    case_id uuid NOT NULL,
    champion_id uuid,
    closed_by_id uuid,
    decided_by_id uuid,
    filed_by_id uuid,
    investigator_id uuid,
    service_id uuid NOT NULL,
    decided_before_id uuid,
    pattern character varying(10) NOT NULL,
    pattern_by_id uuid,
    cause_id uuid,
    merged_into_id uuid,
    topic character varying(12) NOT NULL,
    answered_language character varying(8) NOT NULL,
    answered_medium character varying(8) NOT NULL,
    filed_language character varying(8) NOT NULL,
    filed_medium character varying(8) NOT NULL,
    is_by_merge boolean NOT NULL,
    ways_told character varying(1000),
    CONSTRAINT complaint_about_does_not_accompany CHECK (((about_id IS NULL) OR (champion_id IS NULL) OR (NOT ((champion_id = about_id) AND (champion_id IS NOT NULL) AND (about_id IS NOT NULL))))),
    CONSTRAINT complaint_about_does_not_decide CHECK (((about_id IS NULL) OR (((investigator_id IS NULL) OR (NOT ((investigator_id = about_id) AND (investigator_id IS NOT NULL) AND (about_id IS NOT NULL)))) AND ((decided_by_id IS NULL) OR (NOT ((decided_by_id = about_id) AND (decided_by_id IS NOT NULL) AND (about_id IS NOT NULL))))))),
    CONSTRAINT complaint_answered_whole CHECK (((answered_at IS NULL) OR ((NOT ((decision)::text = ''::text)) AND (NOT (reasons = ''::text))))),
    CONSTRAINT complaint_assessed_whole CHECK (((assessed_at IS NULL) OR ((complexity IS NOT NULL) AND (impact IS NOT NULL) AND (severity IS NOT NULL)))),
    CONSTRAINT complaint_closed_whole CHECK (((NOT ((state)::text = 'closed'::text)) OR ((answered_at IS NOT NULL) AND (closed_at IS NOT NULL) AND (NOT ((said)::text = ''::text))))),
    CONSTRAINT complaint_decision_known CHECK ((((decision)::text = ''::text) OR ((decision)::text = ANY (ARRAY[('upheld'::character varying)::text, ('partly'::character varying)::text, ('rejected'::character varying)::text])))),
    CONSTRAINT complaint_grades_range CHECK ((((severity IS NULL) OR ((severity >= 1) AND (severity <= 4))) AND ((complexity IS NULL) OR ((complexity >= 1) AND (complexity <= 3))) AND ((impact IS NULL) OR ((impact >= 1) AND (impact <= 3))))),
    CONSTRAINT complaint_kind_known CHECK (((kind)::text = ANY (ARRAY[('complaint'::character varying)::text, ('claim'::character varying)::text]))),
    CONSTRAINT complaint_legal_type_known CHECK (((legal_type)::text = ANY (ARRAY[('query'::character varying)::text, ('deferred_query'::character varying)::text, ('incident'::character varying)::text, ('complaint'::character varying)::text]))),
    CONSTRAINT complaint_medium_known CHECK (((((filed_medium)::text = ''::text) OR ((filed_medium)::text = ANY (ARRAY[('written'::character varying)::text, ('spoken'::character varying)::text]))) AND (((answered_medium)::text = ''::text) OR ((answered_medium)::text = ANY (ARRAY[('written'::character varying)::text, ('spoken'::character varying)::text]))))),
    CONSTRAINT complaint_merged_has_time CHECK (((NOT ((state)::text = 'merged'::text)) OR (closed_at IS NOT NULL))),
    CONSTRAINT complaint_merged_into_another CHECK (((merged_into_id IS NULL) OR (((state)::text = 'merged'::text) AND (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))),
    CONSTRAINT complaint_origin_known CHECK (((origin)::text = ANY (ARRAY[('agent'::character varying)::text, ('form'::character varying)::text, ('rule'::character varying)::text, ('kind'::character varying)::text]))),
    CONSTRAINT complaint_pattern_known CHECK ((((pattern)::text = ''::text) OR ((pattern)::text = ANY (ARRAY[('single'::character varying)::text, ('recurring'::character varying)::text, ('systematic'::character varying)::text])))),
    CONSTRAINT complaint_said_known CHECK ((((said)::text = ''::text) OR ((said)::text = ANY (ARRAY[('accepted'::character varying)::text, ('refused'::character varying)::text, ('nothing'::character varying)::text])))),
    CONSTRAINT complaint_state_known CHECK (((state)::text = ANY (ARRAY[('received'::character varying)::text, ('acknowledged'::character varying)::text, ('assessed'::character varying)::text, ('investigated'::character varying)::text, ('answered'::character varying)::text, ('closed'::character varying)::text, ('merged'::character varying)::text, ('void'::character varying)::text]))),
    CONSTRAINT complaint_topic_known CHECK (((topic)::text = ANY (ARRAY[('billing'::character varying)::text, ('continuity'::character varying)::text, ('documents'::character varying)::text, ('other'::character varying)::text]))),
    CONSTRAINT complaint_void_was_by_merge CHECK (((NOT ((state)::text = 'void'::text)) OR ((answered_at IS NULL) AND (closed_at IS NOT NULL) AND is_by_merge))),
    CONSTRAINT complaints_complaint_complexity_check CHECK ((complexity >= 0)),
    CONSTRAINT complaints_complaint_impact_check CHECK ((impact >= 0)),
    CONSTRAINT complaints_complaint_severity_check CHECK ((severity >= 0))
);

CREATE TABLE public.complaints_complaintstep (
    id uuid NOT NULL,
    what character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    words character varying(2000) NOT NULL,
    code character varying(40) NOT NULL,
    by_id uuid,
    complaint_id uuid NOT NULL
);

CREATE TABLE public.complaints_dispute (
    proof character varying(8) NOT NULL,
    message_id uuid,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    words character varying(500) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    void_at timestamp with time zone,
    void_why character varying(500) NOT NULL,
    id uuid NOT NULL,
    way character varying(16) NOT NULL,
    body character varying(160) NOT NULL,
    reference character varying(80) NOT NULL,
    began_on date NOT NULL,
    complaint_id uuid NOT NULL,
    said_by_id uuid,
    void_by_id uuid,
    CONSTRAINT dispute_message_is_named CHECK (((NOT ((proof)::text = 'message'::text)) OR (message_id IS NOT NULL))),
    CONSTRAINT dispute_names_the_body CHECK ((NOT ((body)::text = ''::text))),
    CONSTRAINT dispute_proof_known CHECK (((proof)::text = ANY (ARRAY[('message'::character varying)::text, ('letter'::character varying)::text, ('call'::character varying)::text]))),
    CONSTRAINT dispute_void_after_it_was_said CHECK (((void_at IS NULL) OR (void_at >= said_at))),
    CONSTRAINT dispute_void_whole CHECK ((((void_at IS NULL) AND (void_by_id IS NULL) AND ((void_why)::text = ''::text)) OR ((void_at IS NOT NULL) AND (NOT ((void_why)::text = ''::text))))),
    CONSTRAINT dispute_way_known CHECK (((way)::text = ANY (ARRAY[('mediation'::character varying)::text, ('arbitration'::character varying)::text, ('consumer_office'::character varying)::text, ('regulator'::character varying)::text])))
);

CREATE TABLE public.complaints_disputeend (
    proof character varying(8) NOT NULL,
    message_id uuid,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    words character varying(500) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    void_at timestamp with time zone,
    void_why character varying(500) NOT NULL,
    id uuid NOT NULL,
    ended_on date NOT NULL,
    outcome character varying(12) NOT NULL,
    dispute_id uuid NOT NULL,
    said_by_id uuid,
    void_by_id uuid,
    CONSTRAINT disputeend_message_is_named CHECK (((NOT ((proof)::text = 'message'::text)) OR (message_id IS NOT NULL))),
    CONSTRAINT disputeend_outcome_known CHECK (((outcome)::text = ANY (ARRAY[('agreement'::character varying)::text, ('for_customer'::character varying)::text, ('in_part'::character varying)::text, ('for_company'::character varying)::text, ('inadmitted'::character varying)::text, ('withdrawn'::character varying)::text]))),
    CONSTRAINT disputeend_proof_known CHECK (((proof)::text = ANY (ARRAY[('message'::character varying)::text, ('letter'::character varying)::text, ('call'::character varying)::text]))),
    CONSTRAINT disputeend_void_after_it_was_said CHECK (((void_at IS NULL) OR (void_at >= said_at))),
    CONSTRAINT disputeend_void_whole CHECK ((((void_at IS NULL) AND (void_by_id IS NULL) AND ((void_why)::text = ''::text)) OR ((void_at IS NOT NULL) AND (NOT ((void_why)::text = ''::text)))))
);

CREATE TABLE public.complaints_formkind (
    id uuid NOT NULL,
    source character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    CONSTRAINT form_kind_known CHECK (((kind)::text = ANY (ARRAY[('complaint'::character varying)::text, ('claim'::character varying)::text])))
);

CREATE TABLE public.complaints_formkindevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    source character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.complaints_formkindevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_formkindevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_handedletter (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size_bytes integer NOT NULL,
    handed_to character varying(120) NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by uuid,
    complaint_id uuid NOT NULL,
    CONSTRAINT complaints_handedletter_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT handedletter_kept_after_it_was_handed CHECK ((kept_at >= handed_at)),
    CONSTRAINT handedletter_says_to_whom CHECK (((NOT ((handed_to)::text = ''::text)) AND (NOT ((name)::text = ''::text))))
);

CREATE TABLE public.complaints_handling (
    id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    process smallint,
    treatment smallint,
    result smallint,
    words character varying(2000) NOT NULL,
    answered_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    heard_by_id uuid,
    mailed_at timestamp with time zone,
    task_id uuid,
    unsent character varying(12) NOT NULL,
    CONSTRAINT complaints_handling_process_check CHECK ((process >= 0)),
    CONSTRAINT complaints_handling_result_check CHECK ((result >= 0)),
    CONSTRAINT complaints_handling_treatment_check CHECK ((treatment >= 0)),
    CONSTRAINT handling_answered_whole CHECK (((answered_at IS NULL) OR ((process IS NOT NULL) AND (result IS NOT NULL) AND (treatment IS NOT NULL)))),
    CONSTRAINT handling_heard_is_answered CHECK (((heard_by_id IS NULL) OR (answered_at IS NOT NULL))),
    CONSTRAINT handling_range CHECK ((((process IS NULL) OR ((process >= 1) AND (process <= 5))) AND ((treatment IS NULL) OR ((treatment >= 1) AND (treatment <= 5))) AND ((result IS NULL) OR ((result >= 1) AND (result <= 5))))),
    CONSTRAINT handling_unsent_known CHECK ((((unsent)::text = ''::text) OR ((mailed_at IS NULL) AND ((unsent)::text = ANY (ARRAY[('unknown'::character varying)::text, ('refused'::character varying)::text, ('open_case'::character varying)::text, ('recent'::character varying)::text, ('rated'::character varying)::text, ('no_address'::character varying)::text])))))
);

CREATE TABLE public.complaints_heldquestion (
    id uuid NOT NULL,
    thing character varying(4) NOT NULL,
    is_outside boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT heldquestion_debt_only_outside CHECK (((NOT ((thing)::text = 'debt'::text)) OR is_outside)),
    CONSTRAINT heldquestion_thing_known CHECK (((thing)::text = ANY (ARRAY[('cut'::character varying)::text, ('debt'::character varying)::text])))
);

CREATE TABLE public.complaints_help (
    id uuid NOT NULL,
    way character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    task_id uuid NOT NULL,
    done_at timestamp with time zone,
    asked_by_id uuid,
    complaint_id uuid NOT NULL,
    person_id uuid NOT NULL,
    call_by timestamp with time zone,
    called_at timestamp with time zone,
    connected_at timestamp with time zone,
    is_by_law boolean NOT NULL,
    turned_at timestamp with time zone,
    CONSTRAINT help_due_after_asked CHECK ((due_at > asked_at)),
    CONSTRAINT help_spoke_is_done CHECK ((((called_at IS NULL) AND (connected_at IS NULL)) OR (done_at IS NOT NULL))),
    CONSTRAINT help_spoke_once CHECK (((connected_at IS NULL) OR (called_at IS NULL))),
    CONSTRAINT help_way_known CHECK (((way)::text = ANY (ARRAY[('now'::character varying)::text, ('call_back'::character varying)::text])))
);

CREATE TABLE public.complaints_helptry (
    id uuid NOT NULL,
    tried_at timestamp with time zone NOT NULL,
    said_at timestamp with time zone NOT NULL,
    place character varying(80) NOT NULL,
    by_id uuid NOT NULL,
    help_id uuid NOT NULL,
    CONSTRAINT helptry_said_after_it CHECK ((said_at >= tried_at)),
    CONSTRAINT helptry_says_where CHECK ((NOT ((place)::text = ''::text)))
);

CREATE TABLE public.complaints_languagesaid (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    was character varying(8) NOT NULL,
    language character varying(8) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    said_by_id uuid,
    CONSTRAINT languagesaid_is_another CHECK ((NOT ((language)::text = (was)::text))),
    CONSTRAINT languagesaid_language_known CHECK (((language)::text = ANY (ARRAY[('es'::character varying)::text, ('ca'::character varying)::text, ('gl'::character varying)::text, ('eu'::character varying)::text, ('en'::character varying)::text, ('other'::character varying)::text]))),
    CONSTRAINT languagesaid_side_known CHECK (((side)::text = ANY (ARRAY[('filed'::character varying)::text, ('answered'::character varying)::text])))
);

CREATE TABLE public.complaints_lesson (
    id uuid NOT NULL,
    words character varying(500) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    task_id uuid NOT NULL,
    done_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    made_by_id uuid,
    owner_id uuid NOT NULL,
    CONSTRAINT lesson_due_after_made CHECK ((due_at > made_at)),
    CONSTRAINT lesson_has_words CHECK ((NOT ((words)::text = ''::text)))
);

CREATE TABLE public.complaints_point (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    words character varying(500) NOT NULL,
    answer character varying(2000) NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    complaint_id uuid NOT NULL,
    copy_of_id uuid,
    CONSTRAINT complaints_point_position_check CHECK (("position" >= 0)),
    CONSTRAINT point_answered_whole CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL)) OR ((NOT ((answer)::text = ''::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT point_has_words CHECK ((NOT ((words)::text = ''::text)))
);

CREATE TABLE public.complaints_processtarget (
    id uuid NOT NULL,
    measure character varying(12) NOT NULL,
    within_hours integer,
    target_pct smallint NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT complaints_processtarget_target_pct_check CHECK ((target_pct >= 0)),
    CONSTRAINT complaints_processtarget_within_hours_check CHECK ((within_hours >= 0)),
    CONSTRAINT processtarget_measure_known CHECK (((measure)::text = ANY (ARRAY[('acknowledged'::character varying)::text, ('answered'::character varying)::text, ('process'::character varying)::text, ('systematic'::character varying)::text]))),
    CONSTRAINT processtarget_share_range CHECK (((target_pct >= 1) AND (target_pct <= 100)))
);

CREATE TABLE public.complaints_processtargetevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    measure character varying(12) NOT NULL,
    within_hours integer,
    target_pct smallint NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT complaints_processtargetevent_target_pct_check CHECK ((target_pct >= 0)),
    CONSTRAINT complaints_processtargetevent_within_hours_check CHECK ((within_hours >= 0))
);

ALTER TABLE public.complaints_processtargetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_processtargetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_receipt (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    size_bytes integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    mailed_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    handed_at timestamp with time zone,
    handed_by_id uuid,
    handed_way character varying(4) NOT NULL,
    handed_words character varying(200) NOT NULL,
    mail_id uuid,
    opened_at timestamp with time zone,
    returned_at timestamp with time zone,
    sent_at timestamp with time zone,
    CONSTRAINT complaints_receipt_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT receipt_handed_whole CHECK ((((handed_at IS NULL) AND (handed_by_id IS NULL) AND ((handed_way)::text = ''::text)) OR ((handed_at IS NOT NULL) AND (handed_by_id IS NOT NULL) AND ((handed_way)::text = ANY (ARRAY[('hand'::character varying)::text, ('post'::character varying)::text]))))),
    CONSTRAINT receipt_sent_or_returned CHECK (((sent_at IS NULL) OR (returned_at IS NULL)))
);

CREATE TABLE public.complaints_remedy (
    id uuid NOT NULL,
    amount numeric(9,2) NOT NULL,
    cost numeric(9,2) NOT NULL,
    is_owed boolean NOT NULL,
    words character varying(500) NOT NULL,
    state character varying(8) NOT NULL,
    role character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    task_id uuid,
    done_at timestamp with time zone,
    asked_by_id uuid,
    complaint_id uuid NOT NULL,
    decided_by_id uuid,
    done_by_id uuid,
    kind_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    told_at timestamp with time zone,
    told_task_id uuid,
    CONSTRAINT remedy_currency_is_code CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT remedy_decided_whole CHECK ((((state)::text = 'asked'::text) OR (decided_at IS NOT NULL))),
    CONSTRAINT remedy_done_whole CHECK (((NOT ((state)::text = 'done'::text)) OR (done_at IS NOT NULL))),
    CONSTRAINT remedy_money_positive CHECK (((amount >= (0)::numeric) AND (cost >= (0)::numeric))),
    CONSTRAINT remedy_refused_with_reason CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT remedy_state_known CHECK (((state)::text = ANY (ARRAY[('asked'::character varying)::text, ('granted'::character varying)::text, ('refused'::character varying)::text, ('done'::character varying)::text]))),
    CONSTRAINT remedy_told_is_granted CHECK ((((told_at IS NULL) AND (told_task_id IS NULL)) OR ((state)::text = ANY (ARRAY[('granted'::character varying)::text, ('done'::character varying)::text]))))
);

CREATE TABLE public.complaints_remedykind (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    way character varying(10) NOT NULL,
    amount numeric(9,2),
    cost numeric(9,2),
    is_owed boolean NOT NULL,
    is_retired boolean NOT NULL,
    currency character varying(3) NOT NULL,
    CONSTRAINT remedy_kind_currency_is_code CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT remedy_kind_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT remedy_kind_money_positive CHECK ((((amount IS NULL) OR (amount >= (0)::numeric)) AND ((cost IS NULL) OR (cost >= (0)::numeric)))),
    CONSTRAINT remedy_kind_way_known CHECK (((way)::text = ANY (ARRAY[('refund'::character varying)::text, ('credit'::character varying)::text, ('service'::character varying)::text, ('gesture'::character varying)::text, ('apology'::character varying)::text])))
);

CREATE TABLE public.complaints_remedykindevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(120) NOT NULL,
    way character varying(10) NOT NULL,
    amount numeric(9,2),
    cost numeric(9,2),
    is_owed boolean NOT NULL,
    is_retired boolean NOT NULL,
    pgh_obj_id uuid NOT NULL,
    currency character varying(3) NOT NULL
);

ALTER TABLE public.complaints_remedykindevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_remedykindevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_remedylimit (
    id uuid NOT NULL,
    role character varying(20) NOT NULL,
    amount numeric(9,2) NOT NULL,
    currency character varying(3) NOT NULL,
    CONSTRAINT remedy_limit_amount_positive CHECK ((amount >= (0)::numeric)),
    CONSTRAINT remedy_limit_currency_is_code CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT remedy_limit_role_known CHECK (((role)::text = ANY (ARRAY[('agent'::character varying)::text, ('supervisor'::character varying)::text, ('owner'::character varying)::text])))
);

CREATE TABLE public.complaints_remedylimitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    role character varying(20) NOT NULL,
    amount numeric(9,2) NOT NULL,
    pgh_obj_id uuid NOT NULL,
    currency character varying(3) NOT NULL
);

ALTER TABLE public.complaints_remedylimitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_remedylimitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_review (
    id uuid NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    inputs jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    conclusions character varying(4000) NOT NULL,
    signed_at timestamp with time zone,
    digest character varying(64) NOT NULL,
    made_by_id uuid,
    signed_by_id uuid,
    CONSTRAINT review_days_in_order CHECK ((until >= since)),
    CONSTRAINT review_signed_whole CHECK (((((digest)::text = ''::text) AND (signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL) AND (NOT ((digest)::text = ''::text)) AND (NOT ((conclusions)::text = ''::text)))))
);

CREATE TABLE public.complaints_reviewdecision (
    id uuid NOT NULL,
    words character varying(500) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    task_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    owner_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT reviewdecision_has_words CHECK ((NOT ((words)::text = ''::text)))
);

CREATE TABLE public.complaints_toldbody (
    id uuid NOT NULL,
    name character varying(160) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    CONSTRAINT toldbody_has_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.complaints_unrelated (
    id uuid NOT NULL,
    why character varying(500) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    void_at timestamp with time zone,
    void_why character varying(500) NOT NULL,
    complaint_id uuid NOT NULL,
    said_by_id uuid,
    service_id uuid NOT NULL,
    void_by_id uuid,
    CONSTRAINT unrelated_says_why CHECK ((NOT ((why)::text = ''::text))),
    CONSTRAINT unrelated_void_whole CHECK ((((void_at IS NULL) AND (void_by_id IS NULL) AND ((void_why)::text = ''::text)) OR ((void_at IS NOT NULL) AND (NOT ((void_why)::text = ''::text)))))
);

CREATE TABLE public.customers_blocking (
    id uuid NOT NULL,
    until date NOT NULL,
    reason character varying(500) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    lifted_reason character varying(500) NOT NULL,
    lifted_at timestamp with time zone,
    customer_id uuid NOT NULL,
    lifted_by_id uuid,
    set_by_id uuid,
    CONSTRAINT blocking_has_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT blocking_lifted_after_set CHECK (((lifted_at IS NULL) OR (lifted_at >= set_at))),
    CONSTRAINT blocking_lifted_with_reason CHECK (((lifted_at IS NULL) OR (NOT ((lifted_reason)::text = ''::text))))
);

CREATE TABLE public.customers_blockingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    until date NOT NULL,
    set_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    customer_id uuid NOT NULL,
    lifted_by_id uuid,
    pgh_obj_id uuid NOT NULL,
    set_by_id uuid
);

ALTER TABLE public.customers_blockingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_blockingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_consent (
    id uuid NOT NULL,
    purpose character varying(10) NOT NULL,
    channel character varying(10) NOT NULL,
    given boolean NOT NULL,
    words character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    customer_id uuid NOT NULL,
    CONSTRAINT consent_channel_known CHECK (((channel)::text = ANY (ARRAY[('email'::character varying)::text, ('phone'::character varying)::text]))),
    CONSTRAINT consent_has_words CHECK ((NOT ((words)::text = ''::text))),
    CONSTRAINT consent_purpose_known CHECK (((purpose)::text = ANY (ARRAY[('asking'::character varying)::text, ('offers'::character varying)::text])))
);

CREATE TABLE public.customers_contactpoint (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    value character varying(254) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id uuid NOT NULL,
    CONSTRAINT contact_point_has_value CHECK ((NOT ((value)::text = ''::text))),
    CONSTRAINT contact_point_kind_known CHECK (((kind)::text = ANY (ARRAY[('email'::character varying)::text, ('phone'::character varying)::text])))
);

CREATE TABLE public.customers_contactpointevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(10) NOT NULL,
    value character varying(254) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.customers_contactpointevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_contactpointevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_customer (
    id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    sort_name character varying(320) NOT NULL COLLATE pg_catalog."C",
    kind character varying(12) NOT NULL,
    language character varying(5) NOT NULL,
    restricted boolean NOT NULL,
    access_keys character varying(80)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    standing character varying(8) DEFAULT 'active'::character varying NOT NULL,
    CONSTRAINT customer_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT customer_kind_known CHECK (((kind)::text = ANY (ARRAY[('person'::character varying)::text, ('organisation'::character varying)::text]))),
    CONSTRAINT customer_language_known CHECK (((language)::text = ANY (ARRAY[('es'::character varying)::text, ('en'::character varying)::text]))),
    CONSTRAINT customer_standing_known CHECK (((standing)::text = ANY (ARRAY[('active'::character varying)::text, ('blocked'::character varying)::text, ('erasing'::character varying)::text, ('erased'::character varying)::text])))
);

CREATE TABLE public.customers_customerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    cluster_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    language character varying(5) NOT NULL,
    restricted boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    standing character varying(8) DEFAULT 'active'::character varying NOT NULL
);

ALTER TABLE public.customers_customerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_customerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_datarequest (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    words text NOT NULL,
    answer text NOT NULL,
    asked_on date NOT NULL,
    due_at timestamp with time zone NOT NULL,
    extended boolean NOT NULL,
    ended_at timestamp with time zone,
    registered_at timestamp with time zone NOT NULL,
    customer_id uuid NOT NULL,
    ended_by_id uuid,
    registered_by_id uuid,
    CONSTRAINT data_request_ended_has_time CHECK ((((ended_at IS NULL) AND ((state)::text = 'open'::text)) OR ((ended_at IS NOT NULL) AND ((state)::text = ANY (ARRAY[('done'::character varying)::text, ('refused'::character varying)::text]))))),
    CONSTRAINT data_request_kind_known CHECK (((kind)::text = ANY (ARRAY[('access'::character varying)::text, ('rectify'::character varying)::text, ('erasure'::character varying)::text, ('blocking'::character varying)::text, ('object'::character varying)::text]))),
    CONSTRAINT data_request_state_known CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('done'::character varying)::text, ('refused'::character varying)::text])))
);

CREATE TABLE public.customers_datarequestevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    asked_on date NOT NULL,
    due_at timestamp with time zone NOT NULL,
    extended boolean NOT NULL,
    ended_at timestamp with time zone,
    registered_at timestamp with time zone NOT NULL,
    customer_id uuid NOT NULL,
    ended_by_id uuid,
    pgh_obj_id uuid NOT NULL,
    registered_by_id uuid
);

ALTER TABLE public.customers_datarequestevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_datarequestevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_handedcopy (
    id uuid NOT NULL,
    language character varying(5) NOT NULL,
    state character varying(8) NOT NULL,
    blob character varying(64) NOT NULL,
    size_bytes bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone,
    gone_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    CONSTRAINT customers_handedcopy_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT handed_copy_ready_has_bytes CHECK (((NOT ((state)::text = 'ready'::text)) OR ((NOT ((blob)::text = ''::text)) AND (ready_at IS NOT NULL)))),
    CONSTRAINT handed_copy_state_known CHECK (((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('ready'::character varying)::text, ('failed'::character varying)::text, ('gone'::character varying)::text])))
);

CREATE TABLE public.customers_holding (
    id uuid NOT NULL,
    since date NOT NULL,
    until date,
    price numeric(12,2),
    currency character varying(3) NOT NULL,
    every character varying(6) NOT NULL,
    why_ended character varying(12) NOT NULL,
    reference character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id uuid NOT NULL,
    service_id uuid NOT NULL,
    answer_hours smallint,
    solve_hours smallint,
    CONSTRAINT customers_holding_answer_hours_check CHECK ((answer_hours >= 0)),
    CONSTRAINT customers_holding_solve_hours_check CHECK ((solve_hours >= 0)),
    CONSTRAINT holding_answered_before_solved CHECK (((answer_hours IS NULL) OR (solve_hours IS NULL) OR (answer_hours <= solve_hours))),
    CONSTRAINT holding_ends_after_it_began CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT holding_every_known CHECK (((every)::text = ANY (ARRAY[('month'::character varying)::text, ('year'::character varying)::text, ('once'::character varying)::text]))),
    CONSTRAINT holding_levels_in_a_year CHECK ((((answer_hours IS NULL) OR ((answer_hours >= 1) AND (answer_hours <= 8760))) AND ((solve_hours IS NULL) OR ((solve_hours >= 1) AND (solve_hours <= 8760))))),
    CONSTRAINT holding_price_is_one CHECK (((price IS NULL) OR (price >= (0)::numeric))),
    CONSTRAINT holding_why_known CHECK ((((why_ended)::text = ''::text) OR ((why_ended)::text = ANY (ARRAY[('price'::character varying)::text, ('service'::character varying)::text, ('competitor'::character varying)::text, ('moved'::character varying)::text, ('no_need'::character varying)::text, ('unpaid'::character varying)::text, ('company'::character varying)::text, ('other'::character varying)::text])))),
    CONSTRAINT holding_why_needs_an_end CHECK ((((why_ended)::text = ''::text) OR (until IS NOT NULL)))
);

CREATE TABLE public.customers_holdingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    since date NOT NULL,
    until date,
    price numeric(12,2),
    currency character varying(3) NOT NULL,
    every character varying(6) NOT NULL,
    why_ended character varying(12) NOT NULL,
    reference character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL,
    answer_hours smallint,
    solve_hours smallint,
    CONSTRAINT customers_holdingevent_answer_hours_check CHECK ((answer_hours >= 0)),
    CONSTRAINT customers_holdingevent_solve_hours_check CHECK ((solve_hours >= 0))
);

ALTER TABLE public.customers_holdingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_holdingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_merge (
    id uuid NOT NULL,
    before jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid,
    undone_at timestamp with time zone,
    undone_by_id uuid,
    kept_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT merge_of_two CHECK ((NOT (kept_id = other_id)))
);

CREATE TABLE public.delivery_attempt (
    id uuid NOT NULL,
    transport character varying(20) NOT NULL,
    outcome character varying(10) NOT NULL,
    reply text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    mail_id uuid NOT NULL,
    CONSTRAINT attempt_outcome_known CHECK (((outcome)::text = ANY (ARRAY[(''::character varying)::text, ('accepted'::character varying)::text, ('temporary'::character varying)::text, ('permanent'::character varying)::text, ('unsure'::character varying)::text, ('lost'::character varying)::text])))
);

CREATE TABLE public.delivery_dkimkey (
    id uuid NOT NULL,
    domain character varying(253) NOT NULL,
    selector character varying(63) NOT NULL,
    private_key text NOT NULL,
    public_key text NOT NULL,
    state character varying(8) NOT NULL,
    published character varying(11) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    active_at timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT dkim_key_published_known CHECK (((published)::text = ANY (ARRAY[(''::character varying)::text, ('found'::character varying)::text, ('missing'::character varying)::text, ('other'::character varying)::text, ('unreachable'::character varying)::text]))),
    CONSTRAINT dkim_key_state_known CHECK (((state)::text = ANY (ARRAY[('prepared'::character varying)::text, ('active'::character varying)::text, ('retired'::character varying)::text])))
);

CREATE TABLE public.delivery_dkimkeydomainselectorstateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone CONSTRAINT delivery_dkimkeydomainselectorstateeven_pgh_created_at_not_null NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    domain character varying(253) NOT NULL,
    selector character varying(63) NOT NULL,
    state character varying(8) NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.delivery_dkimkeydomainselectorstateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_dkimkeydomainselectorstateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.delivery_oauthaccount (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    state character varying(8) NOT NULL,
    why character varying(60) NOT NULL,
    access_token text NOT NULL,
    refresh_token text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    consented_at timestamp with time zone NOT NULL,
    consented_by uuid,
    changed_at timestamp with time zone NOT NULL,
    app_id uuid NOT NULL,
    CONSTRAINT oauth_account_lost_has_why CHECK (((NOT ((state)::text = 'lost'::text)) OR (NOT ((why)::text = ''::text)))),
    CONSTRAINT oauth_account_state_known CHECK (((state)::text = ANY (ARRAY[('given'::character varying)::text, ('lost'::character varying)::text])))
);

CREATE TABLE public.delivery_oauthaccountaddressstateconsentedbyevent (
    pgh_id integer CONSTRAINT delivery_oauthaccountaddressstateconsentedbyeve_pgh_id_not_null NOT NULL,
    pgh_created_at timestamp with time zone CONSTRAINT delivery_oauthaccountaddressstateconsen_pgh_created_at_not_null NOT NULL,
    pgh_label text CONSTRAINT delivery_oauthaccountaddressstateconsentedby_pgh_label_not_null NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    address character varying(254) CONSTRAINT delivery_oauthaccountaddressstateconsentedbyev_address_not_null NOT NULL,
    state character varying(8) CONSTRAINT delivery_oauthaccountaddressstateconsentedbyeven_state_not_null NOT NULL,
    consented_by uuid,
    pgh_obj_id uuid CONSTRAINT delivery_oauthaccountaddressstateconsentedb_pgh_obj_id_not_null NOT NULL
);

ALTER TABLE public.delivery_oauthaccountaddressstateconsentedbyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_oauthaccountaddressstateconsentedbyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.delivery_oauthapp (
    id uuid NOT NULL,
    provider character varying(10) NOT NULL,
    client_id character varying(200) NOT NULL,
    client_secret text NOT NULL,
    tenant character varying(120) NOT NULL,
    authorize_url character varying(300) NOT NULL,
    token_url character varying(300) NOT NULL,
    scopes character varying(500) NOT NULL,
    CONSTRAINT oauth_app_has_client CHECK ((NOT ((client_id)::text = ''::text))),
    CONSTRAINT oauth_app_provider_known CHECK (((provider)::text = ANY (ARRAY[('microsoft'::character varying)::text, ('google'::character varying)::text, ('other'::character varying)::text])))
);

CREATE TABLE public.delivery_oauthappevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    provider character varying(10) NOT NULL,
    client_id character varying(200) NOT NULL,
    tenant character varying(120) NOT NULL,
    authorize_url character varying(300) NOT NULL,
    token_url character varying(300) NOT NULL,
    scopes character varying(500) NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.delivery_oauthappevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_oauthappevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.delivery_oauthflow (
    id uuid NOT NULL,
    digest character varying(64) NOT NULL,
    address character varying(254) NOT NULL,
    verifier text NOT NULL,
    session character varying(64) NOT NULL,
    user_id uuid NOT NULL,
    back character varying(300) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    app_id uuid NOT NULL
);

CREATE TABLE public.delivery_outgoingmail (
    id uuid NOT NULL,
    message_id character varying(255) NOT NULL,
    kind character varying(16) NOT NULL,
    state character varying(8) NOT NULL,
    sender character varying(254) NOT NULL,
    recipients character varying(254)[] NOT NULL,
    pending character varying(254)[] NOT NULL,
    refused character varying(254)[] NOT NULL,
    subject character varying(300) NOT NULL,
    blob character varying(64) NOT NULL,
    size_bytes integer NOT NULL,
    reference character varying(120) NOT NULL,
    transport character varying(20) NOT NULL,
    reason text NOT NULL,
    attempts smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone,
    settled_at timestamp with time zone,
    is_blocked boolean DEFAULT false NOT NULL,
    CONSTRAINT delivery_outgoingmail_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT delivery_outgoingmail_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT outgoing_mail_has_recipient CHECK ((
CASE
    WHEN (recipients IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(recipients, 1), 0)
END >= 1)),
    CONSTRAINT outgoing_mail_kind_known CHECK (((kind)::text = ANY (ARRAY[('answer'::character varying)::text, ('notice'::character varying)::text, ('login'::character varying)::text, ('acknowledgement'::character varying)::text, ('survey'::character varying)::text]))),
    CONSTRAINT outgoing_mail_sent_to_all CHECK (((NOT ((state)::text = 'sent'::text)) OR (
CASE
    WHEN (pending IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(pending, 1), 0)
END = 0))),
    CONSTRAINT outgoing_mail_state_known CHECK (((state)::text = ANY (ARRAY[('queued'::character varying)::text, ('sending'::character varying)::text, ('sent'::character varying)::text, ('unsure'::character varying)::text, ('waiting'::character varying)::text, ('failed'::character varying)::text])))
);

CREATE TABLE public.delivery_route (
    id uuid NOT NULL,
    sender character varying(254) NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(8) NOT NULL,
    "user" character varying(254) NOT NULL,
    password text NOT NULL,
    account_id uuid,
    CONSTRAINT delivery_route_port_check CHECK ((port >= 0)),
    CONSTRAINT route_has_host CHECK ((NOT ((host)::text = ''::text))),
    CONSTRAINT route_has_sender CHECK ((NOT ((sender)::text = ''::text))),
    CONSTRAINT route_port_exists CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT route_security_known CHECK (((security)::text = ANY (ARRAY[('starttls'::character varying)::text, ('tls'::character varying)::text, ('none'::character varying)::text]))),
    CONSTRAINT route_token_only_encrypted CHECK (((account_id IS NULL) OR (NOT ((security)::text = 'none'::text))))
);

CREATE TABLE public.delivery_routeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    sender character varying(254) NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(8) NOT NULL,
    "user" character varying(254) NOT NULL,
    account_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT delivery_routeevent_port_check CHECK ((port >= 0))
);

ALTER TABLE public.delivery_routeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delivery_routeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.feedback_noticemail (
    id uuid NOT NULL,
    state character varying(7) NOT NULL,
    mail_id uuid,
    sent_at timestamp with time zone,
    customer_id uuid NOT NULL,
    sending_id uuid NOT NULL,
    CONSTRAINT notice_mail_sent_whole CHECK ((((mail_id IS NOT NULL) AND (sent_at IS NOT NULL) AND ((state)::text = 'sent'::text)) OR ((NOT ((state)::text = 'sent'::text)) AND (mail_id IS NULL) AND (sent_at IS NULL)))),
    CONSTRAINT notice_mail_state_known CHECK (((state)::text = ANY (ARRAY[('planned'::character varying)::text, ('sent'::character varying)::text, ('skipped'::character varying)::text])))
);

CREATE TABLE public.feedback_noticesending (
    id uuid NOT NULL,
    affected integer NOT NULL,
    size integer NOT NULL,
    is_partial boolean NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    sent_by_id uuid NOT NULL,
    step_id uuid NOT NULL,
    CONSTRAINT feedback_noticesending_affected_check CHECK ((affected >= 0)),
    CONSTRAINT feedback_noticesending_size_check CHECK ((size >= 0)),
    CONSTRAINT notice_sending_to_somebody CHECK (((affected >= size) AND (size > 0)))
);

CREATE TABLE public.feedback_rating (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    skipped character varying(12) NOT NULL,
    ref character varying(40) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    mail_id uuid,
    score smallint,
    comment text NOT NULL,
    answered_at timestamp with time zone,
    is_bad boolean NOT NULL,
    follow_up_id uuid,
    case_id uuid NOT NULL,
    customer_id uuid,
    service_id uuid NOT NULL,
    CONSTRAINT feedback_rating_score_check CHECK ((score >= 0)),
    CONSTRAINT rating_answered_whole CHECK ((((answered_at IS NOT NULL) AND (score >= 1) AND (score <= 5) AND ((state)::text = 'answered'::text)) OR ((NOT ((state)::text = 'answered'::text)) AND (answered_at IS NULL) AND (NOT is_bad) AND (score IS NULL)))),
    CONSTRAINT rating_expires_later CHECK ((expires_at > asked_at)),
    CONSTRAINT rating_skipped_with_reason CHECK (((((skipped)::text = ANY (ARRAY[('unknown'::character varying)::text, ('open_case'::character varying)::text, ('recent'::character varying)::text, ('refused'::character varying)::text, ('no_consent'::character varying)::text, ('unreachable'::character varying)::text, ('reopened'::character varying)::text, ('complaint'::character varying)::text, ('same_address'::character varying)::text])) AND ((state)::text = 'skipped'::text)) OR ((NOT ((state)::text = 'skipped'::text)) AND ((skipped)::text = ''::text)))),
    CONSTRAINT rating_state_known CHECK (((state)::text = ANY (ARRAY[('planned'::character varying)::text, ('asked'::character varying)::text, ('answered'::character varying)::text, ('skipped'::character varying)::text])))
);

CREATE TABLE public.feedback_ratinganswer (
    id uuid NOT NULL,
    score smallint NOT NULL,
    comment text NOT NULL,
    via character varying(4) NOT NULL,
    at timestamp with time zone NOT NULL,
    rating_id uuid NOT NULL,
    CONSTRAINT feedback_ratinganswer_score_check CHECK ((score >= 0)),
    CONSTRAINT rating_answer_score_known CHECK (((score >= 1) AND (score <= 5))),
    CONSTRAINT rating_answer_via_known CHECK (((via)::text = ANY (ARRAY[('mail'::character varying)::text, ('page'::character varying)::text])))
);

CREATE TABLE public.feedback_ratingrule (
    id uuid NOT NULL,
    asks boolean NOT NULL,
    bad_at_most smallint NOT NULL,
    after_hours smallint NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT feedback_ratingrule_after_hours_check CHECK ((after_hours >= 0)),
    CONSTRAINT feedback_ratingrule_bad_at_most_check CHECK ((bad_at_most >= 0)),
    CONSTRAINT rating_rule_limit_low CHECK (((bad_at_most >= 1) AND (bad_at_most < 5))),
    CONSTRAINT rating_rule_soon CHECK ((after_hours <= 336))
);

CREATE TABLE public.feedback_ratingruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    asks boolean NOT NULL,
    bad_at_most smallint NOT NULL,
    after_hours smallint NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT feedback_ratingruleevent_after_hours_check CHECK ((after_hours >= 0)),
    CONSTRAINT feedback_ratingruleevent_bad_at_most_check CHECK ((bad_at_most >= 0))
);

ALTER TABLE public.feedback_ratingruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.feedback_ratingruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.feedback_wave (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    margin_pct smallint NOT NULL,
    response_pct smallint NOT NULL,
    seed integer NOT NULL,
    worth numeric(12,2),
    currency character varying(3) NOT NULL,
    state character varying(8) NOT NULL,
    population integer NOT NULL,
    size integer NOT NULL,
    left_out jsonb NOT NULL,
    created_by_id uuid,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    service_id uuid NOT NULL,
    CONSTRAINT feedback_wave_margin_pct_check CHECK ((margin_pct >= 0)),
    CONSTRAINT feedback_wave_population_check CHECK ((population >= 0)),
    CONSTRAINT feedback_wave_response_pct_check CHECK ((response_pct >= 0)),
    CONSTRAINT feedback_wave_seed_check CHECK ((seed >= 0)),
    CONSTRAINT feedback_wave_size_check CHECK ((size >= 0)),
    CONSTRAINT wave_days_in_order CHECK ((until >= since)),
    CONSTRAINT wave_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT wave_precision_sound CHECK (((margin_pct >= 1) AND (margin_pct <= 30) AND (response_pct >= 1) AND (response_pct <= 100))),
    CONSTRAINT wave_started_has_time CHECK ((((state)::text = 'draft'::text) OR (started_at IS NOT NULL))),
    CONSTRAINT wave_state_known CHECK (((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('sending'::character varying)::text, ('sent'::character varying)::text, ('stopped'::character varying)::text])))
);

CREATE TABLE public.feedback_waveevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(120) NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    margin_pct smallint NOT NULL,
    response_pct smallint NOT NULL,
    seed integer NOT NULL,
    worth numeric(12,2),
    currency character varying(3) NOT NULL,
    state character varying(8) NOT NULL,
    population integer NOT NULL,
    size integer NOT NULL,
    created_by_id uuid,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT feedback_waveevent_margin_pct_check CHECK ((margin_pct >= 0)),
    CONSTRAINT feedback_waveevent_population_check CHECK ((population >= 0)),
    CONSTRAINT feedback_waveevent_response_pct_check CHECK ((response_pct >= 0)),
    CONSTRAINT feedback_waveevent_seed_check CHECK ((seed >= 0)),
    CONSTRAINT feedback_waveevent_size_check CHECK ((size >= 0))
);

ALTER TABLE public.feedback_waveevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.feedback_waveevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.feedback_waveinvitation (
    id uuid NOT NULL,
    ref character varying(40) NOT NULL,
    state character varying(8) NOT NULL,
    skipped character varying(12) NOT NULL,
    mail_id uuid,
    sent_at timestamp with time zone,
    answered_at timestamp with time zone,
    trouble character varying(12) NOT NULL,
    had_told boolean,
    text text NOT NULL,
    conversation_id uuid,
    customer_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    CONSTRAINT wave_invitation_said_whole CHECK ((((had_told IS NOT NULL) AND ((state)::text = 'said'::text) AND ((trouble)::text = ANY (ARRAY[('delay'::character varying)::text, ('fault'::character varying)::text, ('treatment'::character varying)::text, ('information'::character varying)::text, ('billing'::character varying)::text, ('promise'::character varying)::text, ('other'::character varying)::text]))) OR ((NOT ((state)::text = 'said'::text)) AND (had_told IS NULL) AND (text = ''::text) AND ((trouble)::text = ''::text)))),
    CONSTRAINT wave_invitation_sent_has_time CHECK ((((state)::text = ANY (ARRAY[('planned'::character varying)::text, ('skipped'::character varying)::text])) OR (sent_at IS NOT NULL))),
    CONSTRAINT wave_invitation_skipped_with_reason CHECK (((((skipped)::text = ANY (ARRAY[('unknown'::character varying)::text, ('open_case'::character varying)::text, ('recent'::character varying)::text, ('refused'::character varying)::text, ('no_consent'::character varying)::text, ('unreachable'::character varying)::text, ('reopened'::character varying)::text, ('complaint'::character varying)::text, ('same_address'::character varying)::text])) AND ((state)::text = 'skipped'::text)) OR ((NOT ((state)::text = 'skipped'::text)) AND ((skipped)::text = ''::text)))),
    CONSTRAINT wave_invitation_state_known CHECK (((state)::text = ANY (ARRAY[('planned'::character varying)::text, ('sent'::character varying)::text, ('skipped'::character varying)::text, ('fine'::character varying)::text, ('said'::character varying)::text])))
);

CREATE TABLE public.identity_apitoken (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    prefix character varying(12) NOT NULL,
    digest character varying(64) NOT NULL,
    scopes character varying(60)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    user_id uuid NOT NULL,
    CONSTRAINT api_token_expires_later CHECK (((expires_at IS NULL) OR (expires_at > created_at))),
    CONSTRAINT api_token_has_scopes CHECK ((
CASE
    WHEN (scopes IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(scopes, 1), 0)
END > 0))
);

CREATE TABLE public.identity_apitokenevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    prefix character varying(12) NOT NULL,
    scopes character varying(60)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    pgh_obj_id uuid NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.identity_apitokenevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_apitokenevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_invitation (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    roles character varying(20)[] NOT NULL,
    grants character varying(80)[] NOT NULL,
    token_digest character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    invited_by_id uuid,
    user_id uuid,
    CONSTRAINT invitation_accepted_has_user CHECK ((((accepted_at IS NULL) AND (user_id IS NULL)) OR ((accepted_at IS NOT NULL) AND (user_id IS NOT NULL)))),
    CONSTRAINT invitation_expires_later CHECK ((expires_at > created_at)),
    CONSTRAINT invitation_not_accepted_and_revoked CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL))),
    CONSTRAINT invitation_roles_known CHECK ((roles <@ ARRAY['agent'::character varying(20), 'supervisor'::character varying(20), 'owner'::character varying(20), 'analyst'::character varying(20), 'direction'::character varying(20), 'administrator'::character varying(20), 'auditor'::character varying(20), 'colleague'::character varying(20)]))
);

CREATE TABLE public.identity_invitationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    email character varying(254) NOT NULL,
    roles character varying(20)[] NOT NULL,
    grants character varying(80)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    invited_by_id uuid,
    pgh_obj_id uuid NOT NULL,
    user_id uuid
);

ALTER TABLE public.identity_invitationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_invitationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_signinprovider (
    id uuid NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    server_url character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    client_secret text NOT NULL,
    is_enabled boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT sign_in_provider_address_is_web CHECK (((server_url)::text ~~ 'http%'::text))
);

CREATE TABLE public.identity_signinproviderevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    key character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    server_url character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    is_enabled boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.identity_signinproviderevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_signinproviderevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    roles character varying(20)[] NOT NULL,
    language character varying(5) NOT NULL,
    theme character varying(6) NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    single_keys boolean DEFAULT true NOT NULL,
    CONSTRAINT user_language_known CHECK (((language)::text = ANY (ARRAY[('es'::character varying)::text, ('en'::character varying)::text]))),
    CONSTRAINT user_roles_known CHECK ((roles <@ ARRAY['agent'::character varying(20), 'supervisor'::character varying(20), 'owner'::character varying(20), 'analyst'::character varying(20), 'direction'::character varying(20), 'administrator'::character varying(20), 'auditor'::character varying(20), 'colleague'::character varying(20)])),
    CONSTRAINT user_theme_known CHECK (((theme)::text = ANY (ARRAY[('auto'::character varying)::text, ('light'::character varying)::text, ('dark'::character varying)::text])))
);

CREATE TABLE public.identity_userevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    roles character varying(20)[] NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.identity_userevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_userevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_attachment (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size_bytes bigint NOT NULL,
    content_id character varying(250) NOT NULL,
    is_inline boolean NOT NULL,
    message_id uuid NOT NULL,
    CONSTRAINT interactions_attachment_position_check CHECK (("position" >= 0)),
    CONSTRAINT interactions_attachment_size_bytes_check CHECK ((size_bytes >= 0))
);

CREATE TABLE public.interactions_conversation (
    id uuid NOT NULL,
    key character varying(20) NOT NULL,
    reply_key character varying(12) NOT NULL,
    subject character varying(300) NOT NULL,
    channel character varying(10) NOT NULL,
    candidates jsonb NOT NULL,
    service_id uuid,
    reference character varying(60) NOT NULL,
    access_keys character varying(80)[] NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    last_message_at timestamp with time zone NOT NULL,
    customer_id uuid,
    follows_id uuid,
    mailbox_id uuid,
    side_of_id uuid,
    CONSTRAINT conversation_beside_another CHECK (((side_of_id IS NULL) OR (NOT ((side_of_id = id) AND (side_of_id IS NOT NULL))))),
    CONSTRAINT conversation_channel_known CHECK (((channel)::text = ANY (ARRAY[('email'::character varying)::text, ('form'::character varying)::text, ('letter'::character varying)::text, ('page'::character varying)::text])))
);

CREATE TABLE public.interactions_conversationcustomerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    customer_id uuid,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.interactions_conversationcustomerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_conversationcustomerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_failedaddress (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    is_final boolean NOT NULL,
    code character varying(12) CONSTRAINT interactions_failedaddress_status_not_null NOT NULL,
    reason character varying(300) NOT NULL,
    times integer NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    CONSTRAINT failed_address_has_address CHECK ((NOT ((address)::text = ''::text))),
    CONSTRAINT interactions_failedaddress_times_check CHECK ((times >= 0))
);

CREATE TABLE public.interactions_form (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    service_id uuid NOT NULL,
    allowed_sites character varying(200)[] NOT NULL,
    draft jsonb NOT NULL,
    published integer,
    mailbox_id uuid,
    CONSTRAINT form_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT form_slug_plain CHECK (((slug)::text ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT interactions_form_published_check CHECK ((published >= 0))
);

CREATE TABLE public.interactions_formanswer (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    language character varying(5) NOT NULL,
    answers jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    raw_id uuid NOT NULL,
    version_id uuid
);

CREATE TABLE public.interactions_formevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    service_id uuid NOT NULL,
    allowed_sites character varying(200)[] NOT NULL,
    published integer,
    mailbox_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT interactions_formevent_published_check CHECK ((published >= 0))
);

ALTER TABLE public.interactions_formevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_formevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_formversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    definition jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by uuid,
    form_id uuid NOT NULL,
    CONSTRAINT interactions_formversion_number_check CHECK ((number >= 0))
);

CREATE TABLE public.interactions_historyimport (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    folder character varying(200) NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(300) NOT NULL,
    total integer NOT NULL,
    kept integer NOT NULL,
    known integer NOT NULL,
    bad integer NOT NULL,
    problems jsonb NOT NULL,
    asked_by uuid,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    mailbox_id uuid NOT NULL,
    CONSTRAINT history_import_has_source CHECK (((NOT ((blob)::text = ''::text)) OR (NOT ((folder)::text = ''::text)))),
    CONSTRAINT history_import_state_known CHECK (((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('running'::character varying)::text, ('done'::character varying)::text, ('failed'::character varying)::text]))),
    CONSTRAINT interactions_historyimport_bad_check CHECK ((bad >= 0)),
    CONSTRAINT interactions_historyimport_kept_check CHECK ((kept >= 0)),
    CONSTRAINT interactions_historyimport_known_check CHECK ((known >= 0)),
    CONSTRAINT interactions_historyimport_total_check CHECK ((total >= 0))
);

CREATE TABLE public.interactions_historythread (
    id uuid NOT NULL,
    message_id character varying(500) NOT NULL,
    conversation_id uuid NOT NULL,
    mailbox_id uuid NOT NULL
);

CREATE TABLE public.interactions_humancheck (
    id uuid NOT NULL,
    source character varying(80) NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    reaches boolean NOT NULL,
    words character varying(300) NOT NULL,
    words_en character varying(300) NOT NULL,
    is_gone boolean NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    checked_by_id uuid,
    service_id uuid,
    CONSTRAINT human_check_has_name CHECK ((((kind)::text = ANY (ARRAY[('mailbox'::character varying)::text, ('form'::character varying)::text])) OR (NOT ((name)::text = ''::text)))),
    CONSTRAINT human_check_kind_known CHECK (((kind)::text = ANY (ARRAY[('mailbox'::character varying)::text, ('form'::character varying)::text, ('phone'::character varying)::text, ('kiosk'::character varying)::text]))),
    CONSTRAINT human_check_says_how CHECK (((NOT reaches) OR (NOT ((words)::text = ''::text))))
);

CREATE TABLE public.interactions_mailbox (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(5) NOT NULL,
    service_id uuid,
    acknowledgement character varying(10) NOT NULL,
    next_step text NOT NULL,
    out_of_hours_text text NOT NULL,
    CONSTRAINT mailbox_acknowledgement_known CHECK (((acknowledgement)::text = ANY (ARRAY[('none'::character varying)::text, ('at_once'::character varying)::text, ('open_hours'::character varying)::text]))),
    CONSTRAINT mailbox_has_address CHECK ((NOT ((address)::text = ''::text))),
    CONSTRAINT mailbox_language_known CHECK (((language)::text = ANY (ARRAY[('es'::character varying)::text, ('en'::character varying)::text])))
);

CREATE TABLE public.interactions_mailboxevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    address character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(5) NOT NULL,
    service_id uuid,
    pgh_obj_id uuid NOT NULL,
    acknowledgement character varying(10) NOT NULL,
    next_step text NOT NULL,
    out_of_hours_text text NOT NULL
);

ALTER TABLE public.interactions_mailboxevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_mailboxevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_mailboxidentity (
    id uuid NOT NULL,
    signature text NOT NULL,
    logo character varying(64) NOT NULL,
    mailbox_id uuid NOT NULL
);

CREATE TABLE public.interactions_mailboxidentityevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    signature text NOT NULL,
    logo character varying(64) NOT NULL,
    mailbox_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.interactions_mailboxidentityevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_mailboxidentityevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_mailboxsource (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(8) NOT NULL,
    "user" character varying(254) NOT NULL,
    secret text NOT NULL,
    authority_pem text NOT NULL,
    after character varying(5) NOT NULL,
    move_to character varying(200) NOT NULL,
    start_from character varying(3) NOT NULL,
    is_active boolean NOT NULL,
    revision integer NOT NULL,
    began_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    problem character varying(20) NOT NULL,
    detail character varying(300) NOT NULL,
    failures integer NOT NULL,
    next_try_at timestamp with time zone,
    checked_at timestamp with time zone,
    arrived_at timestamp with time zone,
    owner character varying(120) NOT NULL,
    owner_until timestamp with time zone,
    account_id uuid,
    mailbox_id uuid NOT NULL,
    CONSTRAINT interactions_mailboxsource_failures_check CHECK ((failures >= 0)),
    CONSTRAINT interactions_mailboxsource_port_check CHECK ((port >= 0)),
    CONSTRAINT interactions_mailboxsource_revision_check CHECK ((revision >= 0)),
    CONSTRAINT mailbox_source_after_known CHECK (((after)::text = ANY (ARRAY[('leave'::character varying)::text, ('seen'::character varying)::text, ('move'::character varying)::text]))),
    CONSTRAINT mailbox_source_kind_known CHECK (((kind)::text = ANY (ARRAY[('imap'::character varying)::text, ('oauth'::character varying)::text]))),
    CONSTRAINT mailbox_source_moves_somewhere CHECK (((NOT ((after)::text = 'move'::text)) OR (NOT ((move_to)::text = ''::text)))),
    CONSTRAINT mailbox_source_oauth_has_account CHECK (((NOT ((kind)::text = 'oauth'::text)) OR (account_id IS NOT NULL))),
    CONSTRAINT mailbox_source_port_in_range CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT mailbox_source_problem_known CHECK (((problem)::text = ANY (ARRAY[(''::character varying)::text, ('unknown_host'::character varying)::text, ('forbidden'::character varying)::text, ('refused'::character varying)::text, ('no_answer'::character varying)::text, ('other_protocol'::character varying)::text, ('tls_untrusted'::character varying)::text, ('tls_failed'::character varying)::text, ('tls_missing'::character varying)::text, ('wrong_password'::character varying)::text, ('consent_lost'::character varying)::text, ('consent_later'::character varying)::text, ('consent_useless'::character varying)::text, ('folder_missing'::character varying)::text, ('cannot_write'::character varying)::text, ('broke_off'::character varying)::text, ('server_said'::character varying)::text]))),
    CONSTRAINT mailbox_source_security_known CHECK (((security)::text = ANY (ARRAY[('tls'::character varying)::text, ('starttls'::character varying)::text, ('plain'::character varying)::text]))),
    CONSTRAINT mailbox_source_start_known CHECK (((start_from)::text = ANY (ARRAY[('now'::character varying)::text, ('all'::character varying)::text]))),
    CONSTRAINT mailbox_source_state_known CHECK (((state)::text = ANY (ARRAY[('new'::character varying)::text, ('working'::character varying)::text, ('failing'::character varying)::text])))
);

CREATE TABLE public.interactions_mailboxsourceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(8) NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(8) NOT NULL,
    "user" character varying(254) NOT NULL,
    authority_pem text NOT NULL,
    after character varying(5) NOT NULL,
    move_to character varying(200) NOT NULL,
    start_from character varying(3) NOT NULL,
    is_active boolean NOT NULL,
    account_id uuid,
    mailbox_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT interactions_mailboxsourceevent_port_check CHECK ((port >= 0))
);

ALTER TABLE public.interactions_mailboxsourceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_mailboxsourceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_mailtemplate (
    id uuid NOT NULL,
    occasion character varying(16) NOT NULL,
    language character varying(5) NOT NULL,
    service_id uuid,
    subject character varying(200) NOT NULL,
    html text NOT NULL,
    CONSTRAINT mail_template_language_known CHECK (((language)::text = ANY (ARRAY[('es'::character varying)::text, ('en'::character varying)::text]))),
    CONSTRAINT mail_template_occasion_known CHECK (((occasion)::text = ANY (ARRAY[('acknowledgement'::character varying)::text, ('out_of_hours'::character varying)::text, ('first_message'::character varying)::text, ('forwarded'::character varying)::text, ('resolved'::character varying)::text, ('reopened'::character varying)::text, ('rating'::character varying)::text, ('asking'::character varying)::text, ('handling'::character varying)::text]))),
    CONSTRAINT mail_template_says_something CHECK (((NOT ((subject)::text = ''::text)) AND (NOT (html = ''::text))))
);

CREATE TABLE public.interactions_mailtemplateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    occasion character varying(16) NOT NULL,
    language character varying(5) NOT NULL,
    service_id uuid,
    subject character varying(200) NOT NULL,
    html text NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.interactions_mailtemplateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_mailtemplateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_message (
    id uuid NOT NULL,
    direction character varying(3) NOT NULL,
    joined character varying(12) NOT NULL,
    is_confirmed boolean NOT NULL,
    is_automatic boolean NOT NULL,
    sender_name character varying(200) NOT NULL,
    sender_address character varying(254) NOT NULL,
    recipients jsonb NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    quoted_text text NOT NULL,
    html_blob character varying(64) NOT NULL,
    message_id character varying(500) NOT NULL,
    in_reply_to character varying(500) NOT NULL,
    "references" character varying(500)[] NOT NULL,
    fingerprint character varying(64) NOT NULL,
    author_id uuid,
    outgoing_id uuid,
    written_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    conversation_id uuid NOT NULL,
    raw_id uuid,
    channel character varying(10) NOT NULL,
    CONSTRAINT message_channel_known CHECK (((channel)::text = ANY (ARRAY[('email'::character varying)::text, ('form'::character varying)::text, ('letter'::character varying)::text, ('page'::character varying)::text]))),
    CONSTRAINT message_direction_known CHECK (((direction)::text = ANY (ARRAY[('in'::character varying)::text, ('out'::character varying)::text]))),
    CONSTRAINT message_in_has_raw CHECK (((NOT ((direction)::text = 'in'::text)) OR (raw_id IS NOT NULL))),
    CONSTRAINT message_joined_known CHECK (((joined)::text = ANY (ARRAY[('opened'::character varying)::text, ('signed'::character varying)::text, ('referenced'::character varying)::text, ('follow_up'::character varying)::text, ('unconfirmed'::character varying)::text, ('confirmed'::character varying)::text, ('bounced'::character varying)::text, ('ours'::character varying)::text, ('history'::character varying)::text]))),
    CONSTRAINT message_out_has_mail CHECK (((NOT ((direction)::text = 'out'::text)) OR (outgoing_id IS NOT NULL) OR (raw_id IS NOT NULL) OR ((channel)::text = 'page'::text)))
);

CREATE TABLE public.interactions_messagemood (
    message_id uuid NOT NULL,
    polarity character varying(10) NOT NULL,
    emotion character varying(20) NOT NULL,
    negative_pct smallint NOT NULL,
    sure_pct smallint NOT NULL,
    language character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    said character varying(10) NOT NULL,
    said_by_id uuid,
    said_at timestamp with time zone,
    CONSTRAINT interactions_messagemood_negative_pct_check CHECK ((negative_pct >= 0)),
    CONSTRAINT interactions_messagemood_sure_pct_check CHECK ((sure_pct >= 0)),
    CONSTRAINT message_mood_percentages CHECK (((negative_pct <= 100) AND (sure_pct <= 100))),
    CONSTRAINT message_mood_polarity_known CHECK (((polarity)::text = ANY (ARRAY[('negative'::character varying)::text, ('neutral'::character varying)::text, ('positive'::character varying)::text]))),
    CONSTRAINT message_mood_said_by_somebody CHECK ((((said)::text = ''::text) OR ((said_at IS NOT NULL) AND (said_by_id IS NOT NULL)))),
    CONSTRAINT message_mood_said_known CHECK (((said)::text = ANY (ARRAY[(''::character varying)::text, ('negative'::character varying)::text, ('neutral'::character varying)::text, ('positive'::character varying)::text])))
);

CREATE TABLE public.interactions_participant (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    is_reader boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    conversation_id uuid NOT NULL,
    CONSTRAINT participant_has_address CHECK ((NOT ((address)::text = ''::text)))
);

CREATE TABLE public.interactions_rawmessage (
    id uuid NOT NULL,
    key character varying(20) NOT NULL,
    blob character varying(64) NOT NULL,
    size_bytes bigint NOT NULL,
    via character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    reason character varying(60) NOT NULL,
    attempts smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    duplicate_of_id uuid,
    envelope jsonb NOT NULL,
    sender character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    CONSTRAINT interactions_rawmessage_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT interactions_rawmessage_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT raw_message_duplicate_names_first CHECK (((duplicate_of_id IS NULL) OR ((state)::text = 'duplicate'::text))),
    CONSTRAINT raw_message_put_aside_has_reason CHECK (((NOT ((state)::text = ANY (ARRAY[('quarantined'::character varying)::text, ('refused'::character varying)::text]))) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT raw_message_state_known CHECK (((state)::text = ANY (ARRAY[('stored'::character varying)::text, ('understood'::character varying)::text, ('duplicate'::character varying)::text, ('quarantined'::character varying)::text, ('refused'::character varying)::text])))
);

CREATE TABLE public.interactions_rawmessagestatereasonevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    state character varying(12) NOT NULL,
    reason character varying(60) NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.interactions_rawmessagestatereasonevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_rawmessagestatereasonevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_sourcefolder (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    uid_validity bigint,
    last_uid bigint NOT NULL,
    to_mark bigint[] NOT NULL,
    troubled bigint[] NOT NULL,
    is_missing boolean NOT NULL,
    source_id uuid NOT NULL,
    CONSTRAINT source_folder_has_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.interactions_spamrule (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(254) NOT NULL,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT spam_rule_has_value CHECK ((NOT ((value)::text = ''::text))),
    CONSTRAINT spam_rule_kind_known CHECK (((kind)::text = ANY (ARRAY[('sender'::character varying)::text, ('domain'::character varying)::text, ('subject'::character varying)::text, ('text'::character varying)::text])))
);

CREATE TABLE public.interactions_spamruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(8) NOT NULL,
    value character varying(254) NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.interactions_spamruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interactions_spamruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions_stagedfile (
    id uuid NOT NULL,
    token character varying(20) NOT NULL,
    request_id uuid NOT NULL,
    field_key character varying(40) NOT NULL,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size_bytes bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    form_id uuid,
    CONSTRAINT interactions_stagedfile_size_bytes_check CHECK ((size_bytes >= 0))
);

CREATE TABLE public.kernel_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.kernel_deadletter (
    id uuid NOT NULL,
    job_id bigint NOT NULL,
    task character varying(120) NOT NULL,
    queue character varying(60) NOT NULL,
    lock character varying(200) NOT NULL,
    arguments jsonb NOT NULL,
    error text NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    retried_at timestamp with time zone,
    retried_by uuid
);

CREATE TABLE public.kernel_erasing (
    id uuid NOT NULL,
    key character varying(80) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    files character varying(64)[] NOT NULL
);

CREATE TABLE public.kernel_evidencecheck (
    id uuid NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    length bigint NOT NULL,
    hash character varying(64) NOT NULL,
    heads integer NOT NULL,
    fault_count bigint NOT NULL,
    faults jsonb NOT NULL,
    CONSTRAINT kernel_evidencecheck_heads_check CHECK ((heads >= 0))
);

CREATE TABLE public.kernel_evidenceline (
    id uuid NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(80) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    facts text NOT NULL,
    digest character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT evidence_line_has_kind CHECK ((NOT ((kind)::text = ''::text))),
    CONSTRAINT evidence_line_hash_whole CHECK (((hash)::text ~ '^[0-9a-f]{64}$'::text))
);

CREATE TABLE public.kernel_evidencelink (
    "position" bigint NOT NULL,
    hash character varying(64) NOT NULL,
    line_id uuid NOT NULL,
    CONSTRAINT evidence_link_from_one CHECK (("position" >= 1))
);

CREATE TABLE public.kernel_evidencesalt (
    owner character varying(80) NOT NULL,
    salt bytea NOT NULL
);

CREATE TABLE public.kernel_evidenceseal (
    "position" bigint NOT NULL,
    hash character varying(64) NOT NULL,
    low_xid bigint NOT NULL,
    cluster character varying(24) NOT NULL,
    sealed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.kernel_liveevent (
    id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    topic character varying(80) NOT NULL,
    kind character varying(60) NOT NULL,
    ref uuid NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);

ALTER TABLE public.kernel_liveevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_liveevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.kernel_sight (
    id uuid NOT NULL,
    actor_id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    quarter timestamp with time zone NOT NULL,
    "where" character varying(60) NOT NULL
);

CREATE TABLE public.kernel_usewindow (
    id bigint NOT NULL,
    key character varying(120) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    uses integer NOT NULL,
    CONSTRAINT kernel_usewindow_uses_check CHECK ((uses >= 0))
);

ALTER TABLE public.kernel_usewindow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_usewindow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_article (
    id uuid NOT NULL,
    slug character varying(70) NOT NULL,
    reach character varying(8) NOT NULL,
    review_on date NOT NULL,
    version integer NOT NULL,
    reviewing_id uuid,
    is_retired boolean NOT NULL,
    words tsvector NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid NOT NULL,
    service_id uuid,
    is_offer boolean NOT NULL,
    CONSTRAINT article_reach_known CHECK (((reach)::text = ANY (ARRAY[('public'::character varying)::text, ('internal'::character varying)::text]))),
    CONSTRAINT article_slug_plain CHECK (((slug)::text ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT knowledge_article_version_check CHECK ((version >= 0))
);

CREATE TABLE public.knowledge_articleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    slug character varying(70) NOT NULL,
    reach character varying(8) NOT NULL,
    review_on date NOT NULL,
    version integer NOT NULL,
    is_retired boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid,
    is_offer boolean NOT NULL,
    CONSTRAINT knowledge_articleevent_version_check CHECK ((version >= 0))
);

ALTER TABLE public.knowledge_articleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_articleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_articleopinion (
    id uuid NOT NULL,
    version integer NOT NULL,
    is_useful boolean NOT NULL,
    words character varying(1000) NOT NULL,
    "on" date NOT NULL,
    article_id uuid NOT NULL,
    CONSTRAINT knowledge_articleopinion_version_check CHECK ((version >= 0))
);

CREATE TABLE public.knowledge_articleversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    texts jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id uuid NOT NULL,
    by_id uuid,
    CONSTRAINT knowledge_articleversion_number_check CHECK ((number >= 0))
);

CREATE TABLE public.knowledge_servicenotice (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    title_es character varying(120) NOT NULL,
    title_en character varying(120) NOT NULL,
    place character varying(120) NOT NULL,
    since timestamp with time zone NOT NULL,
    expected_until timestamp with time zone,
    ended_at timestamp with time zone,
    written_by uuid,
    created_at timestamp with time zone NOT NULL,
    service_id uuid,
    CONSTRAINT service_notice_ends_after_it_began CHECK ((((expected_until IS NULL) OR (expected_until > since)) AND ((ended_at IS NULL) OR (ended_at >= since)))),
    CONSTRAINT service_notice_has_title CHECK (((NOT ((title_es)::text = ''::text)) OR (NOT ((title_en)::text = ''::text)))),
    CONSTRAINT service_notice_kind_known CHECK (((kind)::text = ANY (ARRAY[('incident'::character varying)::text, ('planned'::character varying)::text, ('news'::character varying)::text])))
);

CREATE TABLE public.knowledge_servicenoticeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(8) NOT NULL,
    title_es character varying(120) NOT NULL,
    title_en character varying(120) NOT NULL,
    place character varying(120) NOT NULL,
    since timestamp with time zone NOT NULL,
    expected_until timestamp with time zone,
    ended_at timestamp with time zone,
    written_by uuid,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid
);

ALTER TABLE public.knowledge_servicenoticeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_servicenoticeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_servicenoticestep (
    id uuid NOT NULL,
    kind character varying(5) NOT NULL,
    words_es character varying(2000) NOT NULL,
    words_en character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    notice_id uuid NOT NULL,
    expected_until timestamp with time zone,
    tells_cause boolean NOT NULL,
    CONSTRAINT service_notice_step_cause_with_return CHECK (((NOT tells_cause) OR (expected_until > at))),
    CONSTRAINT service_notice_step_has_words CHECK (((NOT ((words_es)::text = ''::text)) OR (NOT ((words_en)::text = ''::text)))),
    CONSTRAINT service_notice_step_kind_known CHECK (((kind)::text = ANY (ARRAY[('begun'::character varying)::text, ('news'::character varying)::text, ('ended'::character varying)::text])))
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_absence (
    id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    substitute_id uuid,
    user_id uuid NOT NULL,
    CONSTRAINT absence_in_order CHECK ((until_on >= from_on)),
    CONSTRAINT absence_of_another CHECK (((substitute_id IS NULL) OR (NOT ((substitute_id = user_id) AND (substitute_id IS NOT NULL)))))
);

CREATE TABLE public.notices_hours (
    user_id uuid NOT NULL,
    digest_at time without time zone NOT NULL
);

CREATE TABLE public.notices_mailwindow (
    id uuid NOT NULL,
    weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT mail_window_in_order CHECK (((closes = '00:00:00'::time without time zone) OR (closes > opens))),
    CONSTRAINT mail_window_weekday CHECK ((weekday <= 6)),
    CONSTRAINT notices_mailwindow_weekday_check CHECK ((weekday >= 0))
);

CREATE TABLE public.notices_notice (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(80) NOT NULL,
    params jsonb NOT NULL,
    url character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    user_id uuid NOT NULL,
    instead_of_id uuid,
    mail_way character varying(10) NOT NULL,
    mailed_at timestamp with time zone,
    CONSTRAINT notice_kind_is_a_key CHECK (((kind)::text ~ '^[a-z_]+\.[a-z_]+$'::text)),
    CONSTRAINT notice_mail_way_known CHECK (((mail_way)::text = ANY (ARRAY[(''::character varying)::text, ('at_once'::character varying)::text, ('digest'::character varying)::text]))),
    CONSTRAINT notice_url_is_a_path CHECK ((((url)::text = ''::text) OR (((url)::text ~~ '/%'::text) AND (NOT ((url)::text ~~ '//%'::text)))))
);

CREATE TABLE public.notices_preference (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    way character varying(10) NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT preference_kind_is_a_key CHECK (((kind)::text ~ '^[a-z_]+\.[a-z_]+$'::text)),
    CONSTRAINT preference_way_known CHECK (((way)::text = ANY (ARRAY[('at_once'::character varying)::text, ('digest'::character varying)::text, ('bell'::character varying)::text, ('none'::character varying)::text])))
);

CREATE TABLE public.orders_attempt (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    tried character varying(500) NOT NULL,
    with_whom character varying(200) NOT NULL,
    result character varying(1000) NOT NULL,
    by_id uuid,
    request_id uuid NOT NULL,
    is_handing boolean DEFAULT false NOT NULL,
    CONSTRAINT attempt_has_words CHECK (((NOT ((tried)::text = ''::text)) AND (NOT ((result)::text = ''::text))))
);

CREATE TABLE public.orders_order (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    version integer NOT NULL,
    total numeric(16,2),
    currency character varying(3) NOT NULL,
    wished_on date,
    deliver_to character varying(500) NOT NULL,
    notes character varying(2000) NOT NULL,
    composed_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    first_due_at timestamp with time zone,
    due_at timestamp with time zone,
    promise_id uuid,
    told_at timestamp with time zone,
    delivered_at timestamp with time zone,
    proof character varying(500) NOT NULL,
    ended_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    case_id uuid NOT NULL,
    changed_by_id uuid,
    composed_by_id uuid,
    service_id uuid NOT NULL,
    asked_due_at timestamp with time zone,
    CONSTRAINT order_asked_day_after_promise CHECK (((asked_due_at IS NULL) OR (first_due_at IS NOT NULL))),
    CONSTRAINT order_confirmed_whole CHECK (((confirmed_at IS NULL) OR ((due_at IS NOT NULL) AND (first_due_at IS NOT NULL) AND (total IS NOT NULL) AND (NOT ((currency)::text = ''::text))))),
    CONSTRAINT order_delivered_whole CHECK (((NOT ((state)::text = 'delivered'::text)) OR ((delivered_at IS NOT NULL) AND (NOT ((proof)::text = ''::text))))),
    CONSTRAINT order_due_after_confirmed CHECK (((due_at IS NULL) OR (confirmed_at IS NULL) OR (due_at > confirmed_at))),
    CONSTRAINT order_ended_has_time CHECK ((((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('confirmed'::character varying)::text, ('partly'::character varying)::text, ('preparing'::character varying)::text, ('sent'::character varying)::text])) OR (ended_at IS NOT NULL))),
    CONSTRAINT order_ended_with_reason CHECK (((NOT ((state)::text = ANY (ARRAY[('cancelled'::character varying)::text, ('short'::character varying)::text, ('returned'::character varying)::text]))) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT order_state_has_confirmation CHECK ((((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('cancelled'::character varying)::text])) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT order_state_known CHECK (((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('confirmed'::character varying)::text, ('preparing'::character varying)::text, ('sent'::character varying)::text, ('partly'::character varying)::text, ('delivered'::character varying)::text, ('short'::character varying)::text, ('cancelled'::character varying)::text, ('returned'::character varying)::text]))),
    CONSTRAINT order_total_not_negative CHECK (((total IS NULL) OR (total >= (0)::numeric))),
    CONSTRAINT orders_order_version_check CHECK ((version >= 0))
);

CREATE TABLE public.orders_orderline (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    name character varying(120) NOT NULL,
    choices jsonb NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    agreed numeric(12,2),
    currency character varying(3) NOT NULL,
    lead_days smallint NOT NULL,
    delivered integer NOT NULL,
    item_id uuid NOT NULL,
    order_id uuid NOT NULL,
    sold_as_id uuid NOT NULL,
    returned integer NOT NULL,
    CONSTRAINT order_line_delivered_at_most_all CHECK ((delivered <= quantity)),
    CONSTRAINT order_line_has_quantity CHECK ((quantity >= 1)),
    CONSTRAINT order_line_price_not_negative CHECK ((unit_price >= (0)::numeric)),
    CONSTRAINT order_line_returned_at_most_delivered CHECK ((returned <= delivered)),
    CONSTRAINT orders_orderline_delivered_check CHECK ((delivered >= 0)),
    CONSTRAINT orders_orderline_lead_days_check CHECK ((lead_days >= 0)),
    CONSTRAINT orders_orderline_position_check CHECK (("position" >= 0)),
    CONSTRAINT orders_orderline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT orders_orderline_returned_check CHECK ((returned >= 0))
);

CREATE TABLE public.orders_orderstep (
    id uuid NOT NULL,
    what character varying(20) NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    words character varying(500) NOT NULL,
    due_at timestamp with time zone,
    lines jsonb NOT NULL,
    by_id uuid,
    order_id uuid NOT NULL,
    CONSTRAINT orders_orderstep_version_check CHECK ((version >= 0))
);

CREATE TABLE public.orders_specialrequest (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    wanted character varying(2000) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    task_id uuid,
    promise_id uuid,
    outcome character varying(2000) NOT NULL,
    alternative character varying(2000) NOT NULL,
    told_how character varying(200) NOT NULL,
    ended_at timestamp with time zone,
    asked_by_id uuid,
    case_id uuid NOT NULL,
    ended_by_id uuid,
    owner_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT special_due_after_asked CHECK ((due_at > asked_at)),
    CONSTRAINT special_ended_told CHECK ((((state)::text = 'trying'::text) OR ((ended_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text))))),
    CONSTRAINT special_has_wish CHECK ((NOT ((wanted)::text = ''::text))),
    CONSTRAINT special_not_with_alternative CHECK (((NOT ((state)::text = 'not'::text)) OR (NOT ((alternative)::text = ''::text)))),
    CONSTRAINT special_state_known CHECK (((state)::text = ANY (ARRAY[('trying'::character varying)::text, ('achieved'::character varying)::text, ('partly'::character varying)::text, ('not'::character varying)::text, ('dropped'::character varying)::text])))
);

CREATE TABLE public.organization_businesscalendar (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    is_default boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT business_calendar_has_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.organization_businesscalendarevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    is_default boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.organization_businesscalendarevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_businesscalendarevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organization_calendarversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    timezone character varying(60) NOT NULL,
    weekly jsonb NOT NULL,
    country character varying(3) NOT NULL,
    region character varying(40) NOT NULL,
    holidays jsonb NOT NULL,
    special_days jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    calendar_id uuid NOT NULL,
    CONSTRAINT calendar_region_of_country CHECK ((((region)::text = ''::text) OR (NOT ((country)::text = ''::text)))),
    CONSTRAINT organization_calendarversion_number_check CHECK ((number >= 0))
);

CREATE TABLE public.organization_company (
    id uuid NOT NULL,
    "only" boolean NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(5) NOT NULL,
    timezone character varying(60) NOT NULL,
    base_url character varying(200) NOT NULL,
    logo_digest character varying(64) NOT NULL,
    logo_type character varying(20) NOT NULL,
    is_practice boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    currency character varying(3) NOT NULL,
    attended_languages character varying(60) NOT NULL,
    CONSTRAINT company_currency_is_code CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT company_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT company_language_known CHECK (((language)::text = ANY (ARRAY[('es'::character varying)::text, ('en'::character varying)::text]))),
    CONSTRAINT company_logo_has_type CHECK (((((logo_digest)::text = ''::text) AND ((logo_type)::text = ''::text)) OR ((NOT ((logo_digest)::text = ''::text)) AND ((logo_type)::text = ANY (ARRAY[('image/png'::character varying)::text, ('image/jpeg'::character varying)::text, ('image/webp'::character varying)::text]))))),
    CONSTRAINT company_only_one CHECK ("only")
);

CREATE TABLE public.organization_companyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(120) NOT NULL,
    language character varying(5) NOT NULL,
    timezone character varying(60) NOT NULL,
    base_url character varying(200) NOT NULL,
    logo_digest character varying(64) NOT NULL,
    is_practice boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    attended_languages character varying(60) NOT NULL
);

ALTER TABLE public.organization_companyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_companyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organization_confirmedyear (
    id uuid NOT NULL,
    year smallint NOT NULL,
    source character varying(200) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    confirmed_by uuid,
    calendar_id uuid NOT NULL,
    CONSTRAINT confirmed_year_has_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT organization_confirmedyear_year_check CHECK ((year >= 0))
);

CREATE TABLE public.organization_membership (
    id uuid NOT NULL,
    leads boolean NOT NULL,
    user_id uuid NOT NULL,
    team_id uuid NOT NULL
);

CREATE TABLE public.organization_membershipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    leads boolean NOT NULL,
    pgh_obj_id uuid NOT NULL,
    user_id uuid NOT NULL,
    team_id uuid NOT NULL
);

ALTER TABLE public.organization_membershipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_membershipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organization_team (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    sort_name character varying(320) NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT team_has_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.organization_teamevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.organization_teamevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_teamevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);

CREATE TABLE public.portfolio_allocation (
    id uuid NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    people numeric(8,2) NOT NULL,
    hours numeric(10,2) NOT NULL,
    cost numeric(14,2) NOT NULL,
    margin numeric(14,2),
    customers integer,
    currency character varying(3) NOT NULL,
    source character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT allocation_currency_code CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT allocation_has_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT allocation_not_negative CHECK (((cost >= (0)::numeric) AND (hours >= (0)::numeric) AND (people >= (0)::numeric))),
    CONSTRAINT allocation_period_order CHECK ((first <= last)),
    CONSTRAINT portfolio_allocation_customers_check CHECK ((customers >= 0))
);

CREATE TABLE public.portfolio_allocationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    first date NOT NULL,
    last date NOT NULL,
    people numeric(8,2) NOT NULL,
    hours numeric(10,2) NOT NULL,
    cost numeric(14,2) NOT NULL,
    margin numeric(14,2),
    customers integer,
    currency character varying(3) NOT NULL,
    source character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT portfolio_allocationevent_customers_check CHECK ((customers >= 0))
);

ALTER TABLE public.portfolio_allocationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_allocationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_candidaterating (
    id uuid NOT NULL,
    candidate character varying(120) NOT NULL,
    importance numeric(4,2) NOT NULL,
    ours numeric(4,2),
    competitor character varying(80) NOT NULL,
    theirs numeric(4,2),
    n integer NOT NULL,
    surveyed_on date NOT NULL,
    source character varying(200) NOT NULL,
    written_by uuid,
    created_at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    CONSTRAINT candidate_rating_competitor_whole CHECK (((((competitor)::text = ''::text) AND (theirs IS NULL)) OR ((theirs IS NOT NULL) AND (NOT ((competitor)::text = ''::text))))),
    CONSTRAINT candidate_rating_has_source CHECK (((n > 0) AND (NOT ((source)::text = ''::text)) AND (NOT ((candidate)::text = ''::text)))),
    CONSTRAINT candidate_rating_range CHECK (((importance >= (0)::numeric) AND (importance <= (10)::numeric) AND ((ours IS NULL) OR ((ours >= (0)::numeric) AND (ours <= (10)::numeric))) AND ((theirs IS NULL) OR ((theirs >= (0)::numeric) AND (theirs <= (10)::numeric))))),
    CONSTRAINT portfolio_candidaterating_n_check CHECK ((n >= 0))
);

CREATE TABLE public.portfolio_candidateratingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    candidate character varying(120) NOT NULL,
    importance numeric(4,2) NOT NULL,
    ours numeric(4,2),
    competitor character varying(80) NOT NULL,
    theirs numeric(4,2),
    n integer NOT NULL,
    surveyed_on date NOT NULL,
    source character varying(200) NOT NULL,
    written_by uuid,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    CONSTRAINT portfolio_candidateratingevent_n_check CHECK ((n >= 0))
);

ALTER TABLE public.portfolio_candidateratingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_candidateratingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_decision (
    id uuid NOT NULL,
    kind character varying(6) NOT NULL,
    title character varying(160) NOT NULL,
    why text NOT NULL,
    review_on date,
    opened_by uuid,
    created_at timestamp with time zone NOT NULL,
    service_id uuid,
    CONSTRAINT decision_asks_known_kind CHECK (((kind)::text = ANY (ARRAY[('which'::character varying)::text, ('level'::character varying)::text, ('form'::character varying)::text]))),
    CONSTRAINT decision_has_service CHECK ((((kind)::text = 'which'::text) OR (service_id IS NOT NULL))),
    CONSTRAINT decision_has_title CHECK ((NOT ((title)::text = ''::text)))
);

CREATE TABLE public.portfolio_decisionchoice (
    id uuid NOT NULL,
    number smallint NOT NULL,
    reason character varying(1000) NOT NULL,
    chosen_at timestamp with time zone NOT NULL,
    chosen_on date NOT NULL,
    review_on date NOT NULL,
    chosen_by_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    option_id uuid NOT NULL,
    CONSTRAINT decision_choice_has_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT decision_choice_reviewed_later CHECK ((review_on > chosen_on)),
    CONSTRAINT portfolio_decisionchoice_number_check CHECK ((number >= 0))
);

CREATE TABLE public.portfolio_decisionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(6) NOT NULL,
    title character varying(160) NOT NULL,
    why text NOT NULL,
    review_on date,
    opened_by uuid,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid
);

ALTER TABLE public.portfolio_decisionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_decisionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_decisionoption (
    id uuid NOT NULL,
    number smallint NOT NULL,
    name character varying(120) NOT NULL,
    words text NOT NULL,
    evidence text NOT NULL,
    quantity character varying(300) NOT NULL,
    quality character varying(300) NOT NULL,
    form character varying(11) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    party_id uuid,
    CONSTRAINT decision_option_form_known CHECK ((((form)::text = ''::text) OR ((form)::text = ANY (ARRAY[('own'::character varying)::text, ('distributor'::character varying)::text, ('outsourced'::character varying)::text])))),
    CONSTRAINT decision_option_level_whole CHECK (((((quality)::text = ''::text) AND ((quantity)::text = ''::text)) OR ((NOT ((quantity)::text = ''::text)) AND (NOT ((quality)::text = ''::text))))),
    CONSTRAINT decision_option_named CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT decision_option_own_has_no_party CHECK (((party_id IS NULL) OR ((form)::text = ANY (ARRAY[('distributor'::character varying)::text, ('outsourced'::character varying)::text])))),
    CONSTRAINT portfolio_decisionoption_number_check CHECK ((number >= 0))
);

CREATE TABLE public.portfolio_decisionoptionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    number smallint NOT NULL,
    name character varying(120) NOT NULL,
    words text NOT NULL,
    evidence text NOT NULL,
    quantity character varying(300) NOT NULL,
    quality character varying(300) NOT NULL,
    form character varying(11) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL,
    party_id uuid,
    CONSTRAINT portfolio_decisionoptionevent_number_check CHECK ((number >= 0))
);

ALTER TABLE public.portfolio_decisionoptionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_decisionoptionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_frozendays (
    digest character varying(64) NOT NULL,
    days jsonb NOT NULL
);

CREATE TABLE public.portfolio_instrumentfinding (
    id uuid NOT NULL,
    instrument character varying(11) NOT NULL,
    finding text NOT NULL,
    evidence text NOT NULL,
    n integer,
    "on" date NOT NULL,
    written_by uuid,
    created_at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    CONSTRAINT instrument_finding_known CHECK (((instrument)::text = ANY (ARRAY[('comparison'::character varying)::text, ('surveys'::character varying)::text, ('suggestions'::character varying)::text, ('toll_free'::character varying)::text, ('complaints'::character varying)::text]))),
    CONSTRAINT instrument_finding_whole CHECK (((NOT (finding = ''::text)) AND (NOT (evidence = ''::text)))),
    CONSTRAINT portfolio_instrumentfinding_n_check CHECK ((n >= 0))
);

CREATE TABLE public.portfolio_instrumentfindingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    instrument character varying(11) NOT NULL,
    finding text NOT NULL,
    evidence text NOT NULL,
    n integer,
    "on" date NOT NULL,
    written_by uuid,
    created_at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT portfolio_instrumentfindingevent_n_check CHECK ((n >= 0))
);

ALTER TABLE public.portfolio_instrumentfindingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_instrumentfindingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_investment (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(120) NOT NULL,
    cost numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    expected character varying(500) NOT NULL,
    planned_on date NOT NULL,
    done_on date,
    review_on date NOT NULL,
    seen_on date,
    seen_figure character varying(120) NOT NULL,
    evidence character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    service_id uuid,
    CONSTRAINT investment_cost_positive CHECK ((cost > (0)::numeric)),
    CONSTRAINT investment_currency_code CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT investment_kind_known CHECK (((kind)::text = ANY (ARRAY[('idea'::character varying)::text, ('process'::character varying)::text, ('training'::character varying)::text, ('equipment'::character varying)::text]))),
    CONSTRAINT investment_reviewed_after_plan CHECK ((review_on >= planned_on)),
    CONSTRAINT investment_seen_whole CHECK (((seen_on IS NULL) OR ((done_on IS NOT NULL) AND (seen_on >= done_on) AND (NOT ((seen_figure)::text = ''::text)))))
);

CREATE TABLE public.portfolio_investmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(10) NOT NULL,
    title character varying(120) NOT NULL,
    cost numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    expected character varying(500) NOT NULL,
    planned_on date NOT NULL,
    done_on date,
    review_on date NOT NULL,
    seen_on date,
    seen_figure character varying(120) NOT NULL,
    evidence character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid
);

ALTER TABLE public.portfolio_investmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_investmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_legalterm (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    profile character varying(60) NOT NULL,
    duty character varying(40) NOT NULL,
    place character varying(120) NOT NULL,
    calendar_version integer,
    timezone character varying(60) NOT NULL,
    is_first boolean NOT NULL,
    state character varying(10) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_on date,
    ends_before timestamp with time zone,
    stopped_at timestamp with time zone,
    days_id character varying(64) NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT legal_term_end_after_start CHECK (((ends_before IS NULL) OR (ends_before > started_at))),
    CONSTRAINT legal_term_stopped_when_over CHECK (((((state)::text = ANY (ARRAY[('running'::character varying)::text, ('paused'::character varying)::text])) AND (stopped_at IS NULL)) OR (((state)::text = ANY (ARRAY[('kept'::character varying)::text, ('late'::character varying)::text, ('cancelled'::character varying)::text])) AND (stopped_at IS NOT NULL)))),
    CONSTRAINT portfolio_legalterm_calendar_version_check CHECK ((calendar_version >= 0))
);

CREATE TABLE public.portfolio_measuredresult (
    id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    value double precision,
    low double precision,
    high double precision,
    n bigint NOT NULL,
    method character varying(40) NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    standard_id uuid NOT NULL,
    source character varying(200) NOT NULL,
    CONSTRAINT measured_result_kind_known CHECK (((kind)::text = ANY (ARRAY[('share'::character varying)::text, ('seconds'::character varying)::text]))),
    CONSTRAINT measured_result_nothing_no_value CHECK (((n > 0) OR (value IS NULL))),
    CONSTRAINT measured_result_period_order CHECK ((since < until)),
    CONSTRAINT portfolio_measuredresult_n_check CHECK ((n >= 0))
);

CREATE TABLE public.portfolio_measurefigure (
    id uuid NOT NULL,
    "on" date NOT NULL,
    value numeric(14,4) NOT NULL,
    n bigint,
    source character varying(200) NOT NULL,
    typed_by uuid,
    created_at timestamp with time zone NOT NULL,
    measure_id uuid NOT NULL,
    CONSTRAINT measure_figure_has_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT portfolio_measurefigure_n_check CHECK ((n >= 0))
);

CREATE TABLE public.portfolio_offerversion (
    id uuid NOT NULL,
    version integer NOT NULL,
    name character varying(80) NOT NULL,
    sold_from date NOT NULL,
    terms jsonb NOT NULL,
    customers integer NOT NULL,
    counted_on date,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT offer_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT portfolio_offerversion_customers_check CHECK ((customers >= 0)),
    CONSTRAINT portfolio_offerversion_version_check CHECK ((version >= 0))
);

CREATE TABLE public.portfolio_orderable (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL
);

CREATE TABLE public.portfolio_orderableversion (
    id uuid NOT NULL,
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    description character varying(1000) NOT NULL,
    description_en character varying(1000) NOT NULL,
    price numeric(12,2),
    currency character varying(3) NOT NULL,
    "least" integer NOT NULL,
    most integer,
    step integer NOT NULL,
    lead_days smallint NOT NULL,
    options jsonb NOT NULL,
    is_public boolean NOT NULL,
    sold_from date,
    sold_until date,
    is_withdrawn boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    item_id uuid NOT NULL,
    CONSTRAINT orderable_currency_three_letters CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT orderable_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT orderable_price_not_negative CHECK (((price IS NULL) OR (price >= (0)::numeric))),
    CONSTRAINT orderable_quantities_fit CHECK ((("least" >= 1) AND (step >= 1) AND ((most IS NULL) OR (most >= "least")))),
    CONSTRAINT orderable_sold_in_order CHECK (((sold_from IS NULL) OR (sold_until IS NULL) OR (sold_until >= sold_from))),
    CONSTRAINT portfolio_orderableversion_lead_days_check CHECK ((lead_days >= 0)),
    CONSTRAINT portfolio_orderableversion_least_check CHECK (("least" >= 0)),
    CONSTRAINT portfolio_orderableversion_most_check CHECK ((most >= 0)),
    CONSTRAINT portfolio_orderableversion_step_check CHECK ((step >= 0)),
    CONSTRAINT portfolio_orderableversion_version_check CHECK ((version >= 0))
);

CREATE TABLE public.portfolio_party (
    id uuid NOT NULL,
    kind character varying(11) NOT NULL,
    name character varying(120) NOT NULL,
    sort_name character varying(480) NOT NULL COLLATE pg_catalog."C",
    does text NOT NULL,
    since date NOT NULL,
    until date,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid,
    CONSTRAINT party_ends_after_start CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT party_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT party_kind_known CHECK (((kind)::text = ANY (ARRAY[('distributor'::character varying)::text, ('outsourcer'::character varying)::text])))
);

CREATE TABLE public.portfolio_partyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(11) NOT NULL,
    name character varying(120) NOT NULL,
    does text NOT NULL,
    since date NOT NULL,
    until date,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.portfolio_partyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_partyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_policyreading (
    id uuid NOT NULL,
    read_at timestamp with time zone NOT NULL,
    user_id uuid NOT NULL,
    policy_id uuid NOT NULL
);

CREATE TABLE public.portfolio_policyversion (
    id uuid NOT NULL,
    version integer NOT NULL,
    text text NOT NULL,
    drafted_by uuid,
    drafted_at timestamp with time zone NOT NULL,
    "position" character varying(80) NOT NULL,
    signed_at timestamp with time zone,
    digest character varying(64) NOT NULL,
    signed_by_id uuid,
    CONSTRAINT policy_has_text CHECK ((NOT (text = ''::text))),
    CONSTRAINT policy_signed_whole CHECK (((((digest)::text = ''::text) AND (signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL) AND (NOT ((digest)::text = ''::text)) AND (NOT (("position")::text = ''::text))))),
    CONSTRAINT portfolio_policyversion_version_check CHECK ((version >= 0))
);

CREATE TABLE public.portfolio_profilechoice (
    id uuid NOT NULL,
    profile character varying(40) NOT NULL,
    is_on boolean NOT NULL,
    reason character varying(300) NOT NULL,
    since timestamp with time zone NOT NULL,
    chosen_by uuid,
    service_id uuid NOT NULL,
    CONSTRAINT profile_choice_has_reason CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.portfolio_scopeversion (
    id uuid NOT NULL,
    version integer NOT NULL,
    facts jsonb NOT NULL,
    outcome jsonb NOT NULL,
    drafted_by uuid,
    drafted_at timestamp with time zone NOT NULL,
    "position" character varying(80) NOT NULL,
    signed_at timestamp with time zone,
    runs_until date,
    digest character varying(64) NOT NULL,
    signed_by_id uuid,
    CONSTRAINT portfolio_scopeversion_version_check CHECK ((version >= 0)),
    CONSTRAINT scope_signed_whole CHECK (((((digest)::text = ''::text) AND (runs_until IS NULL) AND (signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((runs_until IS NOT NULL) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL) AND (NOT ((digest)::text = ''::text)) AND (NOT (("position")::text = ''::text)))))
);

CREATE TABLE public.portfolio_service (
    id uuid NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    sort_name character varying(320) NOT NULL COLLATE pg_catalog."C",
    stage character varying(10) NOT NULL,
    benefit text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid,
    phase character varying(12) NOT NULL,
    product character varying(120) NOT NULL,
    published_on date,
    review_on date,
    shows_rates boolean NOT NULL,
    successor_id uuid,
    benefit_en text NOT NULL,
    product_en character varying(120) NOT NULL,
    CONSTRAINT service_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT service_not_its_successor CHECK (((successor_id IS NULL) OR (NOT ((successor_id = id) AND (successor_id IS NOT NULL))))),
    CONSTRAINT service_phase_fits_stage CHECK ((((stage)::text = 'retired'::text) OR (((phase)::text = ANY (ARRAY[('strategy'::character varying)::text, ('design'::character varying)::text, ('transition'::character varying)::text])) AND ((stage)::text = 'pipeline'::text)) OR (((phase)::text = ANY (ARRAY[('operation'::character varying)::text, ('improvement'::character varying)::text])) AND ((stage)::text = 'catalogue'::text)))),
    CONSTRAINT service_phase_known CHECK (((phase)::text = ANY (ARRAY[('strategy'::character varying)::text, ('design'::character varying)::text, ('transition'::character varying)::text, ('operation'::character varying)::text, ('improvement'::character varying)::text]))),
    CONSTRAINT service_stage_known CHECK (((stage)::text = ANY (ARRAY[('pipeline'::character varying)::text, ('catalogue'::character varying)::text, ('retired'::character varying)::text])))
);

CREATE TABLE public.portfolio_serviceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    key character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    stage character varying(10) NOT NULL,
    benefit text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid,
    pgh_obj_id uuid NOT NULL,
    phase character varying(12) NOT NULL,
    product character varying(120) NOT NULL,
    published_on date,
    review_on date,
    shows_rates boolean NOT NULL,
    successor_id uuid,
    benefit_en text NOT NULL,
    product_en character varying(120) NOT NULL
);

ALTER TABLE public.portfolio_serviceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_serviceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_servicemeasure (
    id uuid NOT NULL,
    aspect character varying(14) NOT NULL,
    name character varying(80) NOT NULL,
    metric character varying(60) NOT NULL,
    unit character varying(30) NOT NULL,
    better character varying(6) NOT NULL,
    goal numeric(14,4) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT service_measure_aspect_known CHECK (((aspect)::text = ANY (ARRAY[('utility'::character varying)::text, ('availability'::character varying)::text, ('capacity'::character varying)::text, ('continuity'::character varying)::text, ('security'::character varying)::text, ('functional'::character varying)::text, ('technical'::character varying)::text]))),
    CONSTRAINT service_measure_better_known CHECK (((better)::text = ANY (ARRAY[('higher'::character varying)::text, ('lower'::character varying)::text]))),
    CONSTRAINT service_measure_named CHECK (((NOT ((name)::text = ''::text)) AND (NOT ((unit)::text = ''::text))))
);

CREATE TABLE public.portfolio_servicemeasureevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    aspect character varying(14) NOT NULL,
    name character varying(80) NOT NULL,
    metric character varying(60) NOT NULL,
    unit character varying(30) NOT NULL,
    better character varying(6) NOT NULL,
    goal numeric(14,4) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL
);

ALTER TABLE public.portfolio_servicemeasureevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_servicemeasureevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_stagemove (
    id uuid NOT NULL,
    from_stage character varying(10) NOT NULL,
    from_phase character varying(12) NOT NULL,
    to_stage character varying(10) NOT NULL,
    to_phase character varying(12) NOT NULL,
    moved_on date NOT NULL,
    reason character varying(500) NOT NULL,
    moved_by uuid,
    created_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT stage_move_has_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT stage_move_known CHECK ((((from_stage)::text = ANY (ARRAY[('pipeline'::character varying)::text, ('catalogue'::character varying)::text, ('retired'::character varying)::text])) AND ((to_stage)::text = ANY (ARRAY[('pipeline'::character varying)::text, ('catalogue'::character varying)::text, ('retired'::character varying)::text])) AND ((from_phase)::text = ANY (ARRAY[('strategy'::character varying)::text, ('design'::character varying)::text, ('transition'::character varying)::text, ('operation'::character varying)::text, ('improvement'::character varying)::text])) AND ((to_phase)::text = ANY (ARRAY[('strategy'::character varying)::text, ('design'::character varying)::text, ('transition'::character varying)::text, ('operation'::character varying)::text, ('improvement'::character varying)::text]))))
);

CREATE TABLE public.portfolio_standard (
    id uuid NOT NULL,
    metric character varying(60) NOT NULL,
    version integer NOT NULL,
    target interval,
    warn_pct smallint NOT NULL,
    words character varying(300) NOT NULL,
    staff_words character varying(300) NOT NULL,
    withdrawn boolean NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    calendar_id uuid NOT NULL,
    service_id uuid NOT NULL,
    audience character varying(8) NOT NULL,
    audience_words character varying(120) NOT NULL,
    better character varying(6) NOT NULL,
    goal numeric(14,4),
    min_share_pct numeric(5,2),
    name character varying(80) NOT NULL,
    owner_id uuid,
    unit character varying(30) NOT NULL,
    party_id uuid,
    staff_words_en character varying(300) NOT NULL,
    words_en character varying(300) NOT NULL,
    CONSTRAINT portfolio_standard_version_check CHECK ((version >= 0)),
    CONSTRAINT portfolio_standard_warn_pct_check CHECK ((warn_pct >= 0)),
    CONSTRAINT standard_audience_known CHECK (((audience)::text = ANY (ARRAY[('all'::character varying)::text, ('class'::character varying)::text, ('channel'::character varying)::text]))),
    CONSTRAINT standard_better_known CHECK (((better)::text = ANY (ARRAY[('higher'::character varying)::text, ('lower'::character varying)::text]))),
    CONSTRAINT standard_goal_positive CHECK (((goal IS NULL) OR (goal > (0)::numeric))),
    CONSTRAINT standard_has_metric CHECK ((NOT ((metric)::text = ''::text))),
    CONSTRAINT standard_has_words CHECK ((NOT ((words)::text = ''::text))),
    CONSTRAINT standard_min_share_range CHECK (((min_share_pct IS NULL) OR ((min_share_pct > (0)::numeric) AND (min_share_pct <= (100)::numeric)))),
    CONSTRAINT standard_of_party_is_typed CHECK (((party_id IS NULL) OR ((metric)::text ~~ 'none-%'::text))),
    CONSTRAINT standard_one_goal CHECK ((((goal IS NULL) AND (target IS NOT NULL)) OR ((goal IS NOT NULL) AND (target IS NULL)))),
    CONSTRAINT standard_target_positive CHECK (((target IS NULL) OR (target > '00:00:00'::interval))),
    CONSTRAINT standard_warn_pct_range CHECK (((warn_pct >= 1) AND (warn_pct <= 100)))
);

CREATE TABLE public.portfolio_strategyanswer (
    id uuid NOT NULL,
    question character varying(20) NOT NULL,
    text text NOT NULL,
    evidence text NOT NULL,
    answered_by uuid,
    answered_at timestamp with time zone NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT strategy_question_known CHECK (((question)::text = ANY (ARRAY[('which'::character varying)::text, ('who'::character varying)::text, ('how'::character varying)::text, ('market'::character varying)::text, ('competitors'::character varying)::text, ('objectives'::character varying)::text, ('perceived'::character varying)::text, ('created'::character varying)::text, ('choice'::character varying)::text, ('cases'::character varying)::text, ('resources'::character varying)::text, ('measured'::character varying)::text])))
);

CREATE TABLE public.portfolio_strategyanswerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    question character varying(20) NOT NULL,
    text text NOT NULL,
    evidence text NOT NULL,
    answered_by uuid,
    answered_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL
);

ALTER TABLE public.portfolio_strategyanswerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_strategyanswerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_termpause (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    paused_by uuid,
    answer_before timestamp with time zone,
    answer_by date,
    asked_at timestamp with time zone,
    asked_by character varying(8) NOT NULL,
    asked_ref uuid,
    completed_ref uuid,
    ran_out_at timestamp with time zone,
    CONSTRAINT term_pause_asked_known CHECK (((asked_by)::text = ANY (ARRAY[('message'::character varying)::text, ('letter'::character varying)::text, ('call'::character varying)::text, ('earlier'::character varying)::text]))),
    CONSTRAINT term_pause_ends_after_start CHECK (((ends_at IS NULL) OR (ends_at >= starts_at))),
    CONSTRAINT term_pause_has_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT term_pause_kind_is_code CHECK (((kind)::text ~ '^[a-z_]+$'::text)),
    CONSTRAINT term_pause_ran_out_after_its_day CHECK (((ran_out_at IS NULL) OR (ran_out_at >= answer_before))),
    CONSTRAINT term_pause_was_asked CHECK (((((asked_by)::text = 'earlier'::text) AND (starts_at < '2026-11-24 00:00:00+00'::timestamp with time zone)) OR ((NOT ((asked_by)::text = 'earlier'::text)) AND (answer_before > asked_at) AND (answer_before IS NOT NULL) AND (answer_by IS NOT NULL) AND (asked_at IS NOT NULL) AND (asked_ref IS NOT NULL))))
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_claim (
    id uuid NOT NULL,
    words character varying(300) NOT NULL,
    place character varying(12) NOT NULL,
    "where" character varying(200) NOT NULL,
    metric character varying(40) NOT NULL,
    within interval,
    share smallint NOT NULL,
    since date NOT NULL,
    until date,
    state character varying(10) NOT NULL,
    found jsonb,
    checked_at timestamp with time zone,
    signed_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    published_at timestamp with time zone,
    ended_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    service_id uuid NOT NULL,
    signed_by_id uuid,
    standard_id uuid,
    words_en character varying(300) NOT NULL,
    CONSTRAINT claim_ends_after_start CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT claim_has_words CHECK ((NOT ((words)::text = ''::text))),
    CONSTRAINT claim_place_known CHECK (((place)::text = ANY (ARRAY[('advert'::character varying)::text, ('page'::character varying)::text, ('shop'::character varying)::text, ('commitment'::character varying)::text]))),
    CONSTRAINT claim_published_after_check CHECK (((published_at IS NULL) OR (checked_at IS NOT NULL))),
    CONSTRAINT claim_share_range CHECK (((share >= 1) AND (share <= 100))),
    CONSTRAINT claim_signed_with_reason CHECK (((signed_at IS NULL) OR ((NOT ((reason)::text = ''::text)) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT claim_state_known CHECK (((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('unbacked'::character varying)::text, ('checked'::character varying)::text, ('signed'::character varying)::text, ('published'::character varying)::text, ('ended'::character varying)::text]))),
    CONSTRAINT promises_claim_share_check CHECK ((share >= 0))
);

CREATE TABLE public.promises_claimevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    words character varying(300) NOT NULL,
    place character varying(12) NOT NULL,
    "where" character varying(200) NOT NULL,
    metric character varying(40) NOT NULL,
    within interval,
    share smallint NOT NULL,
    since date NOT NULL,
    until date,
    state character varying(10) NOT NULL,
    found jsonb,
    checked_at timestamp with time zone,
    signed_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    published_at timestamp with time zone,
    ended_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL,
    signed_by_id uuid,
    standard_id uuid,
    words_en character varying(300) NOT NULL,
    CONSTRAINT promises_claimevent_share_check CHECK ((share >= 0))
);

ALTER TABLE public.promises_claimevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_claimevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_passedover (
    mark character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid
);

CREATE TABLE public.promises_promise (
    id uuid NOT NULL,
    source character varying(10) NOT NULL,
    words character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    subject character varying(80) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    warn_at timestamp with time zone NOT NULL,
    on_resolve boolean NOT NULL,
    proof character varying(10) NOT NULL,
    proof_words character varying(1000) NOT NULL,
    apology character varying(1000) NOT NULL,
    ended_at timestamp with time zone,
    repaired_at timestamp with time zone,
    told_at timestamp with time zone,
    origin character varying(120) NOT NULL,
    access_keys character varying(80)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    claim_id uuid,
    customer_id uuid,
    given_by_id uuid,
    owner_id uuid,
    service_id uuid NOT NULL,
    standard_id uuid,
    party_id uuid,
    asked_how character varying(10) NOT NULL,
    asked_words character varying(1000) NOT NULL,
    replaced_by_id uuid,
    CONSTRAINT promise_asked_how_known CHECK ((((asked_how)::text = ''::text) OR ((asked_how)::text = ANY (ARRAY[('message'::character varying)::text, ('call'::character varying)::text, ('note'::character varying)::text])))),
    CONSTRAINT promise_due_after_given CHECK ((due_at > given_at)),
    CONSTRAINT promise_ended_has_time CHECK ((((state)::text = ANY (ARRAY[('open'::character varying)::text, ('at_risk'::character varying)::text])) OR (ended_at IS NOT NULL))),
    CONSTRAINT promise_has_words CHECK ((NOT ((words)::text = ''::text))),
    CONSTRAINT promise_kept_with_proof CHECK (((NOT ((state)::text = 'kept'::text)) OR (NOT ((proof)::text = ''::text)))),
    CONSTRAINT promise_proof_known CHECK ((((proof)::text = ''::text) OR ((proof)::text = ANY (ARRAY[('message'::character varying)::text, ('note'::character varying)::text, ('file'::character varying)::text, ('word'::character varying)::text, ('resolved'::character varying)::text])))),
    CONSTRAINT promise_replaced_as_asked CHECK (((NOT ((state)::text = 'replaced'::text)) OR ((NOT ((asked_how)::text = ''::text)) AND (NOT ((asked_words)::text = ''::text)) AND (replaced_by_id IS NOT NULL)))),
    CONSTRAINT promise_source_known CHECK (((source)::text = ANY (ARRAY[('word'::character varying)::text, ('contract'::character varying)::text, ('duty'::character varying)::text, ('claim'::character varying)::text]))),
    CONSTRAINT promise_state_known CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('at_risk'::character varying)::text, ('kept'::character varying)::text, ('broken'::character varying)::text, ('repaired'::character varying)::text, ('withdrawn'::character varying)::text, ('replaced'::character varying)::text]))),
    CONSTRAINT promise_withdrawn_with_apology CHECK (((NOT ((state)::text = 'withdrawn'::text)) OR (NOT ((apology)::text = ''::text))))
);

CREATE TABLE public.promises_promiserule (
    id uuid NOT NULL,
    telling character varying(10) NOT NULL,
    words text NOT NULL,
    words_en text NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT promise_rule_telling_known CHECK (((telling)::text = ANY (ARRAY[('nothing'::character varying)::text, ('ask'::character varying)::text, ('automatic'::character varying)::text])))
);

CREATE TABLE public.promises_promiseruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    telling character varying(10) NOT NULL,
    words text NOT NULL,
    words_en text NOT NULL,
    pgh_obj_id uuid NOT NULL,
    service_id uuid NOT NULL
);

ALTER TABLE public.promises_promiseruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_promiseruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_promisestep (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    words character varying(1000) NOT NULL,
    by_id uuid,
    promise_id uuid NOT NULL,
    CONSTRAINT promise_step_state_known CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('at_risk'::character varying)::text, ('kept'::character varying)::text, ('broken'::character varying)::text, ('repaired'::character varying)::text, ('withdrawn'::character varying)::text, ('replaced'::character varying)::text])))
);

CREATE TABLE public.routing_agentlimit (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    at_most smallint NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT agent_limit_kind_known CHECK (((kind)::text = ANY (ARRAY[('mail'::character varying)::text, ('form'::character varying)::text, ('chat'::character varying)::text, ('call'::character varying)::text]))),
    CONSTRAINT routing_agentlimit_at_most_check CHECK ((at_most >= 0))
);

ALTER TABLE public.routing_agentlimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_agentlimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_agentlimitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(10) NOT NULL,
    at_most smallint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT routing_agentlimitevent_at_most_check CHECK ((at_most >= 0))
);

ALTER TABLE public.routing_agentlimitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_agentlimitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_agentskill (
    id bigint NOT NULL,
    level smallint NOT NULL,
    user_id uuid NOT NULL,
    skill_id uuid NOT NULL,
    CONSTRAINT agent_skill_level_range CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT routing_agentskill_level_check CHECK ((level >= 0))
);

ALTER TABLE public.routing_agentskill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_agentskill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_agentskillevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    level smallint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    user_id uuid NOT NULL,
    skill_id uuid NOT NULL,
    CONSTRAINT routing_agentskillevent_level_check CHECK ((level >= 0))
);

ALTER TABLE public.routing_agentskillevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_agentskillevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_arrivals (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    n integer NOT NULL,
    queue_id uuid NOT NULL,
    CONSTRAINT arrivals_some CHECK ((n > 0)),
    CONSTRAINT routing_arrivals_n_check CHECK ((n >= 0))
);

ALTER TABLE public.routing_arrivals ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_arrivals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_channelload (
    kind character varying(10) NOT NULL,
    weight_pct smallint NOT NULL,
    wrap_up_seconds smallint NOT NULL,
    cannot_wait boolean NOT NULL,
    CONSTRAINT channel_load_kind_known CHECK (((kind)::text = ANY (ARRAY[('mail'::character varying)::text, ('form'::character varying)::text, ('chat'::character varying)::text, ('call'::character varying)::text]))),
    CONSTRAINT channel_load_weight_range CHECK (((weight_pct >= 1) AND (weight_pct <= 100))),
    CONSTRAINT routing_channelload_weight_pct_check CHECK ((weight_pct >= 0)),
    CONSTRAINT routing_channelload_wrap_up_seconds_check CHECK ((wrap_up_seconds >= 0))
);

CREATE TABLE public.routing_channelloadevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    kind character varying(10) NOT NULL,
    weight_pct smallint NOT NULL,
    wrap_up_seconds smallint NOT NULL,
    cannot_wait boolean NOT NULL,
    pgh_obj_id character varying(10) NOT NULL,
    CONSTRAINT routing_channelloadevent_weight_pct_check CHECK ((weight_pct >= 0)),
    CONSTRAINT routing_channelloadevent_wrap_up_seconds_check CHECK ((wrap_up_seconds >= 0))
);

ALTER TABLE public.routing_channelloadevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_channelloadevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_decision (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    why character varying(40) NOT NULL,
    inputs jsonb NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT decision_kind_known CHECK (((kind)::text = ANY (ARRAY[('enqueued'::character varying)::text, ('taken'::character varying)::text, ('transferred'::character varying)::text, ('requeued'::character varying)::text, ('reprioritised'::character varying)::text, ('finished'::character varying)::text, ('offered'::character varying)::text, ('refused'::character varying)::text, ('expired'::character varying)::text, ('withdrawn'::character varying)::text, ('stuck'::character varying)::text, ('parked'::character varying)::text, ('woken'::character varying)::text])))
)
PARTITION BY RANGE (at);

CREATE TABLE public.routing_decision_rest (
    id uuid CONSTRAINT routing_decision_id_not_null NOT NULL,
    kind character varying(20) CONSTRAINT routing_decision_kind_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT routing_decision_at_not_null NOT NULL,
    actor_id uuid,
    why character varying(40) CONSTRAINT routing_decision_why_not_null NOT NULL,
    inputs jsonb CONSTRAINT routing_decision_inputs_not_null NOT NULL,
    item_id uuid CONSTRAINT routing_decision_item_id_not_null NOT NULL,
    CONSTRAINT decision_kind_known CHECK (((kind)::text = ANY (ARRAY[('enqueued'::character varying)::text, ('taken'::character varying)::text, ('transferred'::character varying)::text, ('requeued'::character varying)::text, ('reprioritised'::character varying)::text, ('finished'::character varying)::text, ('offered'::character varying)::text, ('refused'::character varying)::text, ('expired'::character varying)::text, ('withdrawn'::character varying)::text, ('stuck'::character varying)::text, ('parked'::character varying)::text, ('woken'::character varying)::text])))
);

CREATE TABLE public.routing_feed (
    id uuid NOT NULL,
    source character varying(80) NOT NULL,
    queue_id uuid NOT NULL,
    CONSTRAINT feed_has_source CHECK ((NOT ((source)::text = ''::text)))
);

CREATE TABLE public.routing_feedevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    source character varying(80) NOT NULL,
    pgh_obj_id uuid NOT NULL,
    queue_id uuid NOT NULL
);

ALTER TABLE public.routing_feedevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_feedevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_ladderstep (
    id bigint NOT NULL,
    after_minutes integer NOT NULL,
    lower_by smallint NOT NULL,
    drops_language boolean NOT NULL,
    queue_id uuid NOT NULL,
    to_queue_id uuid,
    CONSTRAINT ladder_step_relaxes CHECK (((lower_by > 0) OR drops_language OR (to_queue_id IS NOT NULL))),
    CONSTRAINT routing_ladderstep_after_minutes_check CHECK ((after_minutes >= 0)),
    CONSTRAINT routing_ladderstep_lower_by_check CHECK ((lower_by >= 0))
);

ALTER TABLE public.routing_ladderstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_ladderstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_ladderstepevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    after_minutes integer NOT NULL,
    lower_by smallint NOT NULL,
    drops_language boolean NOT NULL,
    pgh_obj_id bigint NOT NULL,
    queue_id uuid NOT NULL,
    to_queue_id uuid,
    CONSTRAINT routing_ladderstepevent_after_minutes_check CHECK ((after_minutes >= 0)),
    CONSTRAINT routing_ladderstepevent_lower_by_check CHECK ((lower_by >= 0))
);

ALTER TABLE public.routing_ladderstepevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_ladderstepevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_offer (
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    refusal character varying(20) NOT NULL,
    item_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT offer_answered_has_time CHECK ((((answered_at IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT offer_ends_after_it_began CHECK ((expires_at > made_at)),
    CONSTRAINT offer_state_known CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('accepted'::character varying)::text, ('refused'::character varying)::text, ('expired'::character varying)::text, ('withdrawn'::character varying)::text])))
);

CREATE TABLE public.routing_pausereason (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    max_minutes smallint,
    is_open boolean NOT NULL,
    CONSTRAINT pause_reason_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT routing_pausereason_max_minutes_check CHECK ((max_minutes >= 0))
);

CREATE TABLE public.routing_pausereasonevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(60) NOT NULL,
    max_minutes smallint,
    is_open boolean NOT NULL,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT routing_pausereasonevent_max_minutes_check CHECK ((max_minutes >= 0))
);

ALTER TABLE public.routing_pausereasonevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_pausereasonevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE public.routing_presence_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.routing_presence (
    user_id uuid NOT NULL,
    state character varying(10) NOT NULL,
    since timestamp with time zone NOT NULL,
    heartbeat_at timestamp with time zone NOT NULL,
    held jsonb DEFAULT '{}'::jsonb NOT NULL,
    idle_since timestamp with time zone,
    load_pct smallint DEFAULT 0 NOT NULL,
    number integer DEFAULT nextval('public.routing_presence_number_seq'::regclass) NOT NULL,
    signed_in_at timestamp with time zone,
    told_at timestamp with time zone,
    unanswered smallint DEFAULT 0 NOT NULL,
    until timestamp with time zone,
    warm_up_left smallint DEFAULT 0 NOT NULL,
    reason_id uuid,
    CONSTRAINT presence_state_known CHECK (((state)::text = ANY (ARRAY[('available'::character varying)::text, ('away'::character varying)::text, ('wrap_up'::character varying)::text, ('offline'::character varying)::text]))),
    CONSTRAINT presence_within_capacity CHECK (((load_pct >= 0) AND (load_pct <= 100)))
);

CREATE TABLE public.routing_queue (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    service_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    team_id uuid NOT NULL,
    calendar_id uuid,
    may_take boolean NOT NULL,
    offer_seconds smallint NOT NULL,
    offers boolean NOT NULL,
    patience_minutes smallint NOT NULL,
    CONSTRAINT queue_gives_or_lets_take CHECK ((offers OR may_take)),
    CONSTRAINT queue_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT queue_offer_seconds_range CHECK (((offer_seconds >= 5) AND (offer_seconds <= 600))),
    CONSTRAINT routing_queue_offer_seconds_check CHECK ((offer_seconds >= 0)),
    CONSTRAINT routing_queue_patience_minutes_check CHECK ((patience_minutes >= 0))
);

CREATE TABLE public.routing_queuechange (
    id bigint NOT NULL,
    queue_id uuid NOT NULL,
    waiting integer NOT NULL,
    held integer NOT NULL
);

ALTER TABLE public.routing_queuechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_queuechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_queueevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(120) NOT NULL,
    service_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pgh_obj_id uuid NOT NULL,
    team_id uuid NOT NULL,
    calendar_id uuid,
    may_take boolean NOT NULL,
    offer_seconds smallint NOT NULL,
    offers boolean NOT NULL,
    patience_minutes smallint NOT NULL,
    CONSTRAINT routing_queueevent_offer_seconds_check CHECK ((offer_seconds >= 0)),
    CONSTRAINT routing_queueevent_patience_minutes_check CHECK ((patience_minutes >= 0))
);

ALTER TABLE public.routing_queueevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_queueevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_queueskill (
    id bigint NOT NULL,
    min_level smallint NOT NULL,
    queue_id uuid NOT NULL,
    skill_id uuid NOT NULL,
    CONSTRAINT queue_skill_level_range CHECK (((min_level >= 1) AND (min_level <= 5))),
    CONSTRAINT routing_queueskill_min_level_check CHECK ((min_level >= 0))
);

ALTER TABLE public.routing_queueskill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_queueskill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_queueskillevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    min_level smallint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    queue_id uuid NOT NULL,
    skill_id uuid NOT NULL,
    CONSTRAINT routing_queueskillevent_min_level_check CHECK ((min_level >= 0))
);

ALTER TABLE public.routing_queueskillevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_queueskillevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_recount (
    at timestamp with time zone NOT NULL,
    looked_at integer NOT NULL,
    wrong integer NOT NULL,
    CONSTRAINT routing_recount_looked_at_check CHECK ((looked_at >= 0)),
    CONSTRAINT routing_recount_wrong_check CHECK ((wrong >= 0))
);

CREATE TABLE public.routing_setting (
    version integer NOT NULL,
    "values" jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    why character varying(200) NOT NULL,
    CONSTRAINT routing_setting_version_check CHECK ((version >= 0))
);

CREATE TABLE public.routing_skill (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    language character varying(8) NOT NULL,
    CONSTRAINT skill_has_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.routing_skillevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    name character varying(80) NOT NULL,
    language character varying(8) NOT NULL,
    pgh_obj_id uuid NOT NULL
);

ALTER TABLE public.routing_skillevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_skillevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_workitem (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    priority smallint NOT NULL,
    due_at timestamp with time zone,
    enqueued_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    finished_at timestamp with time zone,
    owner_id uuid,
    queue_id uuid NOT NULL,
    customer_class character varying(1) DEFAULT ''::character varying NOT NULL,
    kind character varying(10) DEFAULT 'mail'::character varying NOT NULL,
    known_to uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    language character varying(8) DEFAULT ''::character varying NOT NULL,
    need character varying(40) DEFAULT ''::character varying NOT NULL,
    offered_to_id uuid,
    parked_at timestamp with time zone,
    patient_until timestamp with time zone,
    preferred_id uuid,
    rank_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    skills jsonb DEFAULT '{}'::jsonb NOT NULL,
    stuck_at timestamp with time zone,
    upset_pct smallint,
    weight_pct smallint DEFAULT 0 NOT NULL,
    kept_for uuid[],
    CONSTRAINT routing_workitem_upset_pct_check CHECK ((upset_pct >= 0)),
    CONSTRAINT routing_workitem_weight_pct_check CHECK ((weight_pct >= 0)),
    CONSTRAINT work_item_class_known CHECK (((customer_class)::text = ANY (ARRAY[(''::character varying)::text, ('a'::character varying)::text, ('b'::character varying)::text, ('c'::character varying)::text]))),
    CONSTRAINT work_item_done_has_time CHECK ((((finished_at IS NOT NULL) AND ((state)::text = 'done'::text)) OR ((NOT ((state)::text = 'done'::text)) AND (finished_at IS NULL)))),
    CONSTRAINT work_item_kind_known CHECK (((kind)::text = ANY (ARRAY[('mail'::character varying)::text, ('form'::character varying)::text, ('chat'::character varying)::text, ('call'::character varying)::text]))),
    CONSTRAINT work_item_offered_while_waiting CHECK (((offered_to_id IS NULL) OR ((state)::text = 'waiting'::text))),
    CONSTRAINT work_item_parked_while_taken CHECK (((parked_at IS NULL) OR ((state)::text = 'taken'::text))),
    CONSTRAINT work_item_priority_range CHECK (((priority >= 0) AND (priority <= 100))),
    CONSTRAINT work_item_state_known CHECK (((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('taken'::character varying)::text, ('done'::character varying)::text]))),
    CONSTRAINT work_item_taken_by_somebody CHECK (((NOT ((state)::text = 'taken'::text)) OR ((owner_id IS NOT NULL) AND (taken_at IS NOT NULL)))),
    CONSTRAINT work_item_waits_without_owner CHECK (((NOT ((state)::text = 'waiting'::text)) OR ((owner_id IS NULL) AND (taken_at IS NULL))))
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.statutory_caseletter (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size_bytes integer NOT NULL,
    handed_to character varying(120) NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by uuid,
    case_id uuid NOT NULL,
    CONSTRAINT caseletter_kept_after_it_was_handed CHECK ((kept_at >= handed_at)),
    CONSTRAINT caseletter_says_to_whom CHECK (((NOT ((handed_to)::text = ''::text)) AND (NOT ((name)::text = ''::text)))),
    CONSTRAINT statutory_caseletter_size_bytes_check CHECK ((size_bytes >= 0))
);

CREATE TABLE public.statutory_matter (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    topic character varying(12) NOT NULL,
    is_presumed boolean NOT NULL,
    state character varying(10) NOT NULL,
    wants_receipt boolean NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    cause character varying(500) NOT NULL,
    restores_at timestamp with time zone,
    told_at timestamp with time zone,
    case_id uuid NOT NULL,
    service_id uuid NOT NULL,
    told_mail_id uuid,
    CONSTRAINT matter_answered_has_time CHECK (((NOT ((state)::text = 'answered'::text)) OR (answered_at IS NOT NULL))),
    CONSTRAINT matter_kind_known CHECK (((kind)::text = ANY (ARRAY[('query'::character varying)::text, ('incident'::character varying)::text, ('none'::character varying)::text]))),
    CONSTRAINT matter_state_known CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('answered'::character varying)::text, ('complaint'::character varying)::text, ('void'::character varying)::text]))),
    CONSTRAINT matter_told_by_mail_at_a_time CHECK (((told_mail_id IS NULL) OR (told_at IS NOT NULL))),
    CONSTRAINT matter_told_whole CHECK (((told_at IS NULL) OR ((NOT ((cause)::text = ''::text)) AND (restores_at > told_at)))),
    CONSTRAINT matter_topic_known CHECK (((topic)::text = ANY (ARRAY[('billing'::character varying)::text, ('continuity'::character varying)::text, ('documents'::character varying)::text, ('other'::character varying)::text])))
);

CREATE TABLE public.statutory_matterreceipt (
    id uuid NOT NULL,
    blob character varying(64) NOT NULL,
    size_bytes integer NOT NULL,
    language character varying(8) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    given_at timestamp with time zone,
    way character varying(8) NOT NULL,
    matter_id uuid NOT NULL,
    mail_id uuid,
    returned_at timestamp with time zone,
    CONSTRAINT matter_receipt_given_whole CHECK ((((given_at IS NULL) AND ((way)::text = ''::text)) OR ((given_at IS NOT NULL) AND (NOT ((way)::text = ''::text))))),
    CONSTRAINT matter_receipt_way_known CHECK (((way)::text = ANY (ARRAY[(''::character varying)::text, ('mail'::character varying)::text, ('page'::character varying)::text, ('hand'::character varying)::text]))),
    CONSTRAINT statutory_matterreceipt_size_bytes_check CHECK ((size_bytes >= 0))
);

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.work_task (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    url character varying(300) NOT NULL,
    title character varying(200) NOT NULL,
    due_at timestamp with time zone,
    done_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    owner_id uuid NOT NULL,
    details text NOT NULL,
    result text NOT NULL,
    kept_for uuid[],
    CONSTRAINT task_has_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT task_url_is_a_path CHECK ((((url)::text = ''::text) OR (((url)::text ~~ '/%'::text) AND (NOT ((url)::text ~~ '//%'::text)))))
);

CREATE TABLE public.work_taskevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    subject character varying(80) NOT NULL,
    url character varying(300) NOT NULL,
    title character varying(200) NOT NULL,
    due_at timestamp with time zone,
    done_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    owner_id uuid NOT NULL,
    pgh_obj_id uuid NOT NULL,
    details text NOT NULL,
    result text NOT NULL
);

ALTER TABLE public.work_taskevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_taskevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW published.cases AS
 SELECT (matter.id)::text AS id,
    (matter.number)::text AS number,
    (matter.kind)::text AS kind,
    (matter.status)::text AS status,
    NULLIF((matter.outcome)::text, ''::text) AS outcome,
    (matter.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id,
    (item.owner_id)::text AS owner_id,
    (matter.customer_id)::text AS customer_id,
    (matter.follows_id)::text AS follows_id,
    matter.opened_at,
    matter.first_answered_at,
    matter.resolved_at,
    matter.closed_at,
    matter.due_at,
    matter.reopened_count
   FROM ((public.cases_case matter
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

CREATE VIEW published.cases_deadlines AS
 SELECT (clock.id)::text AS id,
    (matter.id)::text AS case_id,
    (clock.kind)::text AS standard,
    (clock.state)::text AS state,
    (EXTRACT(epoch FROM clock.target))::bigint AS target_seconds,
    clock.started_at,
    (matter.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id
   FROM (((public.clocks_clock clock
     JOIN public.cases_case matter ON ((matter.id =
        CASE
            WHEN ((clock.subject)::text ~~ 'case:%'::text) THEN (substr((clock.subject)::text, 6))::uuid
            ELSE NULL::uuid
        END)))
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

CREATE VIEW published.cases_offers AS
 SELECT (line.id)::text AS id,
    (line.case_id)::text AS case_id,
    (line.what)::text AS what,
    (line.ground)::text AS ground,
    line.at,
    (matter.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id
   FROM (((public.cases_offerline line
     JOIN public.cases_case matter ON ((matter.id = line.case_id)))
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

CREATE VIEW published.cases_steps AS
 SELECT (entry.id)::text AS id,
    (entry.case_id)::text AS case_id,
    (entry.kind)::text AS kind,
    entry.at,
    (matter.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id
   FROM (((public.cases_caseentry entry
     JOIN public.cases_case matter ON ((matter.id = entry.case_id)))
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)))
  WHERE ((entry.kind)::text = ANY (ARRAY[('resolved'::character varying)::text, ('reopened'::character varying)::text]));

CREATE VIEW published.clocks AS
 SELECT (id)::text AS id,
    split_part((subject)::text, ':'::text, 1) AS thing_kind,
    split_part((subject)::text, ':'::text, 2) AS thing_id,
    (kind)::text AS kind,
    (rule)::text AS rule,
    (state)::text AS state,
    (EXTRACT(epoch FROM target))::bigint AS target_seconds,
    started_at,
    due_at,
    warned_at,
    broken_at,
    stopped_at
   FROM public.clocks_clock;

CREATE VIEW published.complaints_billing_questions AS
 SELECT (id)::text AS id,
    (thing)::text AS thing,
    may,
    (rule)::text AS rule,
    asked_at,
    (service_id)::text AS service_id
   FROM public.complaints_billingquestion question;

CREATE VIEW published.complaints_filed AS
 SELECT (complaint.id)::text AS id,
    (complaint.case_id)::text AS case_id,
    (complaint.state)::text AS state,
    complaint.filed_at,
    LEAST(receipt.sent_at, receipt.opened_at, receipt.handed_at) AS receipt_at,
    complaint.answered_at,
    (complaint.filed_medium)::text AS filed_medium,
    (complaint.filed_language)::text AS filed_language,
    (complaint.answered_medium)::text AS answered_medium,
    (complaint.answered_language)::text AS answered_language,
    (complaint.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id,
    (complaint.decision)::text AS decision,
    (complaint.ways_told)::text AS ways_told
   FROM ((((public.complaints_complaint complaint
     JOIN public.cases_case matter ON ((matter.id = complaint.case_id)))
     LEFT JOIN public.complaints_receipt receipt ON ((receipt.complaint_id = complaint.id)))
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

CREATE VIEW published.complaints_helps AS
 SELECT (help.id)::text AS id,
    (help.complaint_id)::text AS complaint_id,
    (complaint.state)::text AS state,
    help.asked_at,
    help.call_by,
    help.connected_at,
    help.called_at,
    help.is_by_law,
    (complaint.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id,
    ( SELECT count(*) AS count
           FROM public.complaints_helptry try
          WHERE ((try.help_id = help.id) AND (try.tried_at <= help.call_by))) AS tries_in_time
   FROM ((((public.complaints_help help
     JOIN public.complaints_complaint complaint ON ((complaint.id = help.complaint_id)))
     JOIN public.cases_case matter ON ((matter.id = complaint.case_id)))
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

CREATE VIEW published.feedback_ratings AS
 SELECT (rating.id)::text AS id,
    (rating.case_id)::text AS case_id,
    (rating.state)::text AS state,
    rating.score,
    rating.asked_at,
    rating.answered_at,
    (rating.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id
   FROM (((public.feedback_rating rating
     JOIN public.cases_case matter ON ((matter.id = rating.case_id)))
     LEFT JOIN public.routing_workitem item ON ((item.id = matter.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

CREATE VIEW published.orders AS
 SELECT (one.id)::text AS id,
    (one.case_id)::text AS case_id,
    (one.state)::text AS state,
    one.version,
    (one.currency)::text AS currency,
    ((one.total * (100)::numeric))::bigint AS total_minor,
    (one.service_id)::text AS service_id,
    ( SELECT min(substr((held.held)::text, 7)) AS min
           FROM unnest(one_case.access_keys) held(held)
          WHERE ((held.held)::text ~~ 'queue:%'::text)) AS queue_id,
    ( SELECT min(substr((held.held)::text, 6)) AS min
           FROM unnest(one_case.access_keys) held(held)
          WHERE ((held.held)::text ~~ 'team:%'::text)) AS team_id,
    one.composed_at,
    one.confirmed_at,
    one.first_due_at,
    one.due_at,
    one.delivered_at,
    one.ended_at,
    one.asked_due_at
   FROM (public.orders_order one
     JOIN public.cases_case one_case ON ((one_case.id = one.case_id)));

CREATE VIEW published.orders_requests AS
 SELECT (one.id)::text AS id,
    (one.case_id)::text AS case_id,
    (one.state)::text AS state,
    (one.service_id)::text AS service_id,
    ( SELECT min(substr((held.held)::text, 7)) AS min
           FROM unnest(one_case.access_keys) held(held)
          WHERE ((held.held)::text ~~ 'queue:%'::text)) AS queue_id,
    ( SELECT min(substr((held.held)::text, 6)) AS min
           FROM unnest(one_case.access_keys) held(held)
          WHERE ((held.held)::text ~~ 'team:%'::text)) AS team_id,
    one.asked_at,
    one.due_at,
    one.ended_at
   FROM (public.orders_specialrequest one
     JOIN public.cases_case one_case ON ((one_case.id = one.case_id)));

CREATE VIEW published.portfolio_legal_terms AS
 SELECT (id)::text AS id,
    split_part((subject)::text, ':'::text, 1) AS thing_kind,
    split_part((subject)::text, ':'::text, 2) AS thing_id,
    (profile)::text AS profile,
    (duty)::text AS duty,
    is_first,
    (state)::text AS state,
    started_at,
    ends_before,
    stopped_at,
    (service_id)::text AS service_id
   FROM public.portfolio_legalterm term;

CREATE VIEW published.promises AS
 SELECT (id)::text AS id,
    (source)::text AS source,
    (state)::text AS state,
    given_at,
    due_at,
    ended_at,
    (service_id)::text AS service_id,
    ( SELECT min(substr((held.held)::text, 7)) AS min
           FROM unnest(promise.access_keys) held(held)
          WHERE ((held.held)::text ~~ 'queue:%'::text)) AS queue_id,
    ( SELECT min(substr((held.held)::text, 6)) AS min
           FROM unnest(promise.access_keys) held(held)
          WHERE ((held.held)::text ~~ 'team:%'::text)) AS team_id,
        CASE
            WHEN ((subject)::text ~~ 'case:%'::text) THEN substr((subject)::text, 6)
            ELSE NULL::text
        END AS case_id
   FROM public.promises_promise promise;

CREATE VIEW published.routing_steps AS
 SELECT (step.id)::text AS id,
    (step.item_id)::text AS item_id,
    split_part((item.subject)::text, ':'::text, 1) AS thing_kind,
    split_part((item.subject)::text, ':'::text, 2) AS thing_id,
    (step.kind)::text AS kind,
    (step.why)::text AS why,
    step.at,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id,
    (queue.service_id)::text AS service_id
   FROM ((public.routing_decision step
     JOIN public.routing_workitem item ON ((item.id = step.item_id)))
     JOIN public.routing_queue queue ON ((queue.id = item.queue_id)))
  WHERE ((step.kind)::text = ANY (ARRAY[('enqueued'::character varying)::text, ('taken'::character varying)::text, ('transferred'::character varying)::text, ('finished'::character varying)::text]));

CREATE VIEW published.statutory_matters AS
 SELECT (one.id)::text AS id,
    (one.case_id)::text AS case_id,
    (one.kind)::text AS kind,
    (one.topic)::text AS topic,
    (one.state)::text AS state,
    one.filed_at,
    one.answered_at,
    one.told_at,
    receipt.made_at AS receipt_at,
    receipt.given_at AS receipt_given_at,
    (one.wants_receipt AND ((one.kind)::text <> 'none'::text) AND (((one.state)::text = 'open'::text) OR (((one.state)::text = 'answered'::text) AND (((one.kind)::text = 'incident'::text) OR ((one.answered_at - one.filed_at) > '00:10:00'::interval))))) AS owes_receipt,
    (one.service_id)::text AS service_id,
    (item.queue_id)::text AS queue_id,
    (queue.team_id)::text AS team_id
   FROM ((((public.statutory_matter one
     JOIN public.cases_case one_case ON ((one_case.id = one.case_id)))
     LEFT JOIN public.statutory_matterreceipt receipt ON ((receipt.matter_id = one.id)))
     LEFT JOIN public.routing_workitem item ON ((item.id = one_case.item_id)))
     LEFT JOIN public.routing_queue queue ON ((queue.id = item.queue_id)));

ALTER TABLE ONLY public.routing_decision ATTACH PARTITION public.routing_decision_rest DEFAULT;

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_agentlimit
    ADD CONSTRAINT agent_limit_once UNIQUE (user_id, kind);

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT agent_skill_once UNIQUE (user_id, skill_id);

ALTER TABLE ONLY public.analytics_alert
    ADD CONSTRAINT alert_once_a_queue UNIQUE (threshold_id, queue_id);

ALTER TABLE ONLY public.portfolio_allocation
    ADD CONSTRAINT allocation_once_a_period UNIQUE (service_id, first);

ALTER TABLE ONLY public.analytics_alert
    ADD CONSTRAINT analytics_alert_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_callbatch
    ADD CONSTRAINT analytics_callbatch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_callrecord
    ADD CONSTRAINT analytics_callrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_evaluationfigure
    ADD CONSTRAINT analytics_evaluationfigure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_expectedarrivals
    ADD CONSTRAINT analytics_expectedarrivals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_threshold
    ADD CONSTRAINT analytics_threshold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_thresholdevent
    ADD CONSTRAINT analytics_thresholdevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_arrivals
    ADD CONSTRAINT arrivals_once_a_slot UNIQUE (queue_id, starts_at);

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT article_version_once UNIQUE (article_id, number);

ALTER TABLE ONLY public.interactions_attachment
    ADD CONSTRAINT attachment_once_a_position UNIQUE (message_id, "position");

ALTER TABLE ONLY public.complaints_auditfinding
    ADD CONSTRAINT auditfinding_once UNIQUE (item_id, step);

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT audititem_once UNIQUE (audit_id, complaint_id);

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT audititem_position_once UNIQUE (audit_id, "position");

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_bulkpart
    ADD CONSTRAINT bulk_part_once_a_place UNIQUE (run_id, place);

ALTER TABLE ONLY public.organization_calendarversion
    ADD CONSTRAINT calendar_version_once UNIQUE (calendar_id, number);

ALTER TABLE ONLY public.analytics_callrecord
    ADD CONSTRAINT call_version_once UNIQUE (reference, version);

ALTER TABLE ONLY public.portfolio_candidaterating
    ADD CONSTRAINT candidate_rating_once UNIQUE (decision_id, candidate, competitor);

ALTER TABLE ONLY public.cases_caseeye
    ADD CONSTRAINT case_eye_once_a_person UNIQUE (case_id, person_id);

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT case_link_once UNIQUE (case_id, other_id);

ALTER TABLE ONLY public.cases_casetag
    ADD CONSTRAINT case_tag_once UNIQUE (case_id, term_id);

ALTER TABLE ONLY public.cases_bulkpart
    ADD CONSTRAINT cases_bulkpart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_bulkrun
    ADD CONSTRAINT cases_bulkrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_cannedanswer
    ADD CONSTRAINT cases_cannedanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_cannedanswerevent
    ADD CONSTRAINT cases_cannedanswerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_key_key UNIQUE (key);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_number_key UNIQUE (number);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caseentry
    ADD CONSTRAINT cases_caseentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caseeye
    ADD CONSTRAINT cases_caseeye_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casemessage
    ADD CONSTRAINT cases_casemessage_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.cases_casemessage
    ADD CONSTRAINT cases_casemessage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casenotice
    ADD CONSTRAINT cases_casenotice_case_id_key UNIQUE (case_id);

ALTER TABLE ONLY public.cases_casenotice
    ADD CONSTRAINT cases_casenotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casetag
    ADD CONSTRAINT cases_casetag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_coaching
    ADD CONSTRAINT cases_coaching_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_customfield
    ADD CONSTRAINT cases_customfield_key_key UNIQUE (key);

ALTER TABLE ONLY public.cases_customfield
    ADD CONSTRAINT cases_customfield_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_customfieldevent
    ADD CONSTRAINT cases_customfieldevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_deskrule
    ADD CONSTRAINT cases_deskrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_deskruleevent
    ADD CONSTRAINT cases_deskruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT cases_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_fieldvalue
    ADD CONSTRAINT cases_fieldvalue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_macro
    ADD CONSTRAINT cases_macro_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_macroevent
    ADD CONSTRAINT cases_macroevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_note
    ADD CONSTRAINT cases_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_noticeanswer
    ADD CONSTRAINT cases_noticeanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_noticeanswercase
    ADD CONSTRAINT cases_noticeanswercase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_numberyear
    ADD CONSTRAINT cases_numberyear_pkey PRIMARY KEY (year);

ALTER TABLE ONLY public.cases_offerline
    ADD CONSTRAINT cases_offerline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_plannedanswer
    ADD CONSTRAINT cases_plannedanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_preparedfile
    ADD CONSTRAINT cases_preparedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_replyrule
    ADD CONSTRAINT cases_replyrule_pkey PRIMARY KEY (service_id);

ALTER TABLE ONLY public.cases_replyruleevent
    ADD CONSTRAINT cases_replyruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_restriction
    ADD CONSTRAINT cases_restriction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_restrictionevent
    ADD CONSTRAINT cases_restrictionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_restrictionperson
    ADD CONSTRAINT cases_restrictionperson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_rulerun
    ADD CONSTRAINT cases_rulerun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_searchrow
    ADD CONSTRAINT cases_searchrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_term
    ADD CONSTRAINT cases_term_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_termevent
    ADD CONSTRAINT cases_termevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_toldchange
    ADD CONSTRAINT cases_toldchange_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.cases_trackingfile
    ADD CONSTRAINT cases_trackingfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_trackinglink
    ADD CONSTRAINT cases_trackinglink_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.cases_trackinglink
    ADD CONSTRAINT cases_trackinglink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_trackinglink
    ADD CONSTRAINT cases_trackinglink_ref_key UNIQUE (ref);

ALTER TABLE ONLY public.cases_trackingrule
    ADD CONSTRAINT cases_trackingrule_pkey PRIMARY KEY (service_id);

ALTER TABLE ONLY public.cases_trackingruleevent
    ADD CONSTRAINT cases_trackingruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.cases_trackingwish
    ADD CONSTRAINT cases_trackingwish_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_undoable
    ADD CONSTRAINT cases_undoable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_watch
    ADD CONSTRAINT cases_watch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.clocks_clock
    ADD CONSTRAINT clocks_clock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.clocks_frozencalendar
    ADD CONSTRAINT clocks_frozencalendar_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.clocks_pause
    ADD CONSTRAINT clocks_pause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_audit
    ADD CONSTRAINT complaints_audit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_auditfinding
    ADD CONSTRAINT complaints_auditfinding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_auditfinding
    ADD CONSTRAINT complaints_auditfinding_task_id_key UNIQUE (task_id);

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT complaints_audititem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_billingquestion
    ADD CONSTRAINT complaints_billingquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_body
    ADD CONSTRAINT complaints_body_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_bodyevent
    ADD CONSTRAINT complaints_bodyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.complaints_cause
    ADD CONSTRAINT complaints_cause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_causeevent
    ADD CONSTRAINT complaints_causeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaintstep
    ADD CONSTRAINT complaints_complaintstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_dispute
    ADD CONSTRAINT complaints_dispute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_disputeend
    ADD CONSTRAINT complaints_disputeend_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_formkind
    ADD CONSTRAINT complaints_formkind_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_formkind
    ADD CONSTRAINT complaints_formkind_source_key UNIQUE (source);

ALTER TABLE ONLY public.complaints_formkindevent
    ADD CONSTRAINT complaints_formkindevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.complaints_handedletter
    ADD CONSTRAINT complaints_handedletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_handling
    ADD CONSTRAINT complaints_handling_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_handling
    ADD CONSTRAINT complaints_handling_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_heldquestion
    ADD CONSTRAINT complaints_heldquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_help
    ADD CONSTRAINT complaints_help_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_help
    ADD CONSTRAINT complaints_help_task_id_key UNIQUE (task_id);

ALTER TABLE ONLY public.complaints_helptry
    ADD CONSTRAINT complaints_helptry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_languagesaid
    ADD CONSTRAINT complaints_languagesaid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_lesson
    ADD CONSTRAINT complaints_lesson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_lesson
    ADD CONSTRAINT complaints_lesson_task_id_key UNIQUE (task_id);

ALTER TABLE ONLY public.complaints_point
    ADD CONSTRAINT complaints_point_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_processtarget
    ADD CONSTRAINT complaints_processtarget_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_processtargetevent
    ADD CONSTRAINT complaints_processtargetevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.complaints_receipt
    ADD CONSTRAINT complaints_receipt_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_receipt
    ADD CONSTRAINT complaints_receipt_mail_id_key UNIQUE (mail_id);

ALTER TABLE ONLY public.complaints_receipt
    ADD CONSTRAINT complaints_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_remedy
    ADD CONSTRAINT complaints_remedy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_remedykind
    ADD CONSTRAINT complaints_remedykind_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_remedykindevent
    ADD CONSTRAINT complaints_remedykindevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.complaints_remedylimit
    ADD CONSTRAINT complaints_remedylimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_remedylimit
    ADD CONSTRAINT complaints_remedylimit_role_key UNIQUE (role);

ALTER TABLE ONLY public.complaints_remedylimitevent
    ADD CONSTRAINT complaints_remedylimitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.complaints_review
    ADD CONSTRAINT complaints_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_reviewdecision
    ADD CONSTRAINT complaints_reviewdecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_reviewdecision
    ADD CONSTRAINT complaints_reviewdecision_task_id_key UNIQUE (task_id);

ALTER TABLE ONLY public.complaints_toldbody
    ADD CONSTRAINT complaints_toldbody_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_unrelated
    ADD CONSTRAINT complaints_unrelated_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_confirmedyear
    ADD CONSTRAINT confirmed_year_once UNIQUE (calendar_id, year);

ALTER TABLE ONLY public.customers_contactpoint
    ADD CONSTRAINT contact_point_once_a_customer UNIQUE (customer_id, kind, value);

ALTER TABLE ONLY public.customers_blocking
    ADD CONSTRAINT customers_blocking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_blockingevent
    ADD CONSTRAINT customers_blockingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.customers_consent
    ADD CONSTRAINT customers_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_contactpoint
    ADD CONSTRAINT customers_contactpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_contactpointevent
    ADD CONSTRAINT customers_contactpointevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_customerevent
    ADD CONSTRAINT customers_customerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.customers_datarequest
    ADD CONSTRAINT customers_datarequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_datarequestevent
    ADD CONSTRAINT customers_datarequestevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.customers_handedcopy
    ADD CONSTRAINT customers_handedcopy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_holding
    ADD CONSTRAINT customers_holding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_holdingevent
    ADD CONSTRAINT customers_holdingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.customers_merge
    ADD CONSTRAINT customers_merge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_decisionchoice
    ADD CONSTRAINT decision_choice_once UNIQUE (decision_id, number);

ALTER TABLE ONLY public.portfolio_decisionoption
    ADD CONSTRAINT decision_option_once UNIQUE (decision_id, number);

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_dkimkey
    ADD CONSTRAINT delivery_dkimkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_dkimkeydomainselectorstateevent
    ADD CONSTRAINT delivery_dkimkeydomainselectorstateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.delivery_oauthaccount
    ADD CONSTRAINT delivery_oauthaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_oauthaccountaddressstateconsentedbyevent
    ADD CONSTRAINT delivery_oauthaccountaddressstateconsentedbyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.delivery_oauthapp
    ADD CONSTRAINT delivery_oauthapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_oauthapp
    ADD CONSTRAINT delivery_oauthapp_provider_key UNIQUE (provider);

ALTER TABLE ONLY public.delivery_oauthappevent
    ADD CONSTRAINT delivery_oauthappevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.delivery_oauthflow
    ADD CONSTRAINT delivery_oauthflow_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.delivery_oauthflow
    ADD CONSTRAINT delivery_oauthflow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_outgoingmail
    ADD CONSTRAINT delivery_outgoingmail_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.delivery_outgoingmail
    ADD CONSTRAINT delivery_outgoingmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_route
    ADD CONSTRAINT delivery_route_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_route
    ADD CONSTRAINT delivery_route_sender_key UNIQUE (sender);

ALTER TABLE ONLY public.delivery_routeevent
    ADD CONSTRAINT delivery_routeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.delivery_dkimkey
    ADD CONSTRAINT dkim_key_once UNIQUE (domain, selector);

ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT draft_once_a_person UNIQUE (case_id, person_id);

ALTER TABLE ONLY public.analytics_expectedarrivals
    ADD CONSTRAINT expected_arrivals_once_a_slot UNIQUE (queue_id, starts_at);

ALTER TABLE ONLY public.feedback_noticemail
    ADD CONSTRAINT feedback_noticemail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_noticesending
    ADD CONSTRAINT feedback_noticesending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_noticesending
    ADD CONSTRAINT feedback_noticesending_step_id_key UNIQUE (step_id);

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_case_id_key UNIQUE (case_id);

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_ref_key UNIQUE (ref);

ALTER TABLE ONLY public.feedback_ratinganswer
    ADD CONSTRAINT feedback_ratinganswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_ratingrule
    ADD CONSTRAINT feedback_ratingrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_ratingrule
    ADD CONSTRAINT feedback_ratingrule_service_id_key UNIQUE (service_id);

ALTER TABLE ONLY public.feedback_ratingruleevent
    ADD CONSTRAINT feedback_ratingruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.feedback_wave
    ADD CONSTRAINT feedback_wave_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_waveevent
    ADD CONSTRAINT feedback_waveevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.feedback_waveinvitation
    ADD CONSTRAINT feedback_waveinvitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_waveinvitation
    ADD CONSTRAINT feedback_waveinvitation_ref_key UNIQUE (ref);

ALTER TABLE ONLY public.cases_fieldvalue
    ADD CONSTRAINT field_value_once UNIQUE (case_id, field_id);

ALTER TABLE ONLY public.interactions_formversion
    ADD CONSTRAINT form_version_once UNIQUE (form_id, number);

ALTER TABLE ONLY public.complaints_helptry
    ADD CONSTRAINT helptry_once UNIQUE (help_id, tried_at);

ALTER TABLE ONLY public.interactions_historythread
    ADD CONSTRAINT history_thread_once UNIQUE (mailbox_id, message_id);

ALTER TABLE ONLY public.identity_apitoken
    ADD CONSTRAINT identity_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_apitoken
    ADD CONSTRAINT identity_apitoken_prefix_key UNIQUE (prefix);

ALTER TABLE ONLY public.identity_apitokenevent
    ADD CONSTRAINT identity_apitokenevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.identity_invitation
    ADD CONSTRAINT identity_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_invitation
    ADD CONSTRAINT identity_invitation_token_digest_key UNIQUE (token_digest);

ALTER TABLE ONLY public.identity_invitationevent
    ADD CONSTRAINT identity_invitationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.identity_signinprovider
    ADD CONSTRAINT identity_signinprovider_key_key UNIQUE (key);

ALTER TABLE ONLY public.identity_signinprovider
    ADD CONSTRAINT identity_signinprovider_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_signinproviderevent
    ADD CONSTRAINT identity_signinproviderevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.identity_user
    ADD CONSTRAINT identity_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.identity_user
    ADD CONSTRAINT identity_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_userevent
    ADD CONSTRAINT identity_userevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_instrumentfinding
    ADD CONSTRAINT instrument_finding_once UNIQUE (decision_id, instrument);

ALTER TABLE ONLY public.interactions_attachment
    ADD CONSTRAINT interactions_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_conversation_key_key UNIQUE (key);

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_conversation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_conversation_reply_key_key UNIQUE (reply_key);

ALTER TABLE ONLY public.interactions_conversationcustomerevent
    ADD CONSTRAINT interactions_conversationcustomerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_failedaddress
    ADD CONSTRAINT interactions_failedaddress_address_key UNIQUE (address);

ALTER TABLE ONLY public.interactions_failedaddress
    ADD CONSTRAINT interactions_failedaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_form
    ADD CONSTRAINT interactions_form_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_form
    ADD CONSTRAINT interactions_form_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.interactions_formanswer
    ADD CONSTRAINT interactions_formanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_formanswer
    ADD CONSTRAINT interactions_formanswer_raw_id_key UNIQUE (raw_id);

ALTER TABLE ONLY public.interactions_formanswer
    ADD CONSTRAINT interactions_formanswer_request_id_key UNIQUE (request_id);

ALTER TABLE ONLY public.interactions_formevent
    ADD CONSTRAINT interactions_formevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_formversion
    ADD CONSTRAINT interactions_formversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_historyimport
    ADD CONSTRAINT interactions_historyimport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_historythread
    ADD CONSTRAINT interactions_historythread_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_humancheck
    ADD CONSTRAINT interactions_humancheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_mailbox
    ADD CONSTRAINT interactions_mailbox_address_key UNIQUE (address);

ALTER TABLE ONLY public.interactions_mailbox
    ADD CONSTRAINT interactions_mailbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_mailboxevent
    ADD CONSTRAINT interactions_mailboxevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_mailboxidentity
    ADD CONSTRAINT interactions_mailboxidentity_mailbox_id_key UNIQUE (mailbox_id);

ALTER TABLE ONLY public.interactions_mailboxidentity
    ADD CONSTRAINT interactions_mailboxidentity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_mailboxidentityevent
    ADD CONSTRAINT interactions_mailboxidentityevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_mailboxsource
    ADD CONSTRAINT interactions_mailboxsource_mailbox_id_key UNIQUE (mailbox_id);

ALTER TABLE ONLY public.interactions_mailboxsource
    ADD CONSTRAINT interactions_mailboxsource_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_mailboxsourceevent
    ADD CONSTRAINT interactions_mailboxsourceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_mailtemplate
    ADD CONSTRAINT interactions_mailtemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_mailtemplateevent
    ADD CONSTRAINT interactions_mailtemplateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_message
    ADD CONSTRAINT interactions_message_outgoing_id_key UNIQUE (outgoing_id);

ALTER TABLE ONLY public.interactions_message
    ADD CONSTRAINT interactions_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_message
    ADD CONSTRAINT interactions_message_raw_id_key UNIQUE (raw_id);

ALTER TABLE ONLY public.interactions_messagemood
    ADD CONSTRAINT interactions_messagemood_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY public.interactions_participant
    ADD CONSTRAINT interactions_participant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_rawmessage
    ADD CONSTRAINT interactions_rawmessage_key_key UNIQUE (key);

ALTER TABLE ONLY public.interactions_rawmessage
    ADD CONSTRAINT interactions_rawmessage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_rawmessagestatereasonevent
    ADD CONSTRAINT interactions_rawmessagestatereasonevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_sourcefolder
    ADD CONSTRAINT interactions_sourcefolder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_spamrule
    ADD CONSTRAINT interactions_spamrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_spamruleevent
    ADD CONSTRAINT interactions_spamruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_stagedfile
    ADD CONSTRAINT interactions_stagedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_stagedfile
    ADD CONSTRAINT interactions_stagedfile_token_key UNIQUE (token);

ALTER TABLE ONLY public.kernel_cache
    ADD CONSTRAINT kernel_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.kernel_deadletter
    ADD CONSTRAINT kernel_deadletter_job_id_key UNIQUE (job_id);

ALTER TABLE ONLY public.kernel_deadletter
    ADD CONSTRAINT kernel_deadletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kernel_erasing
    ADD CONSTRAINT kernel_erasing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kernel_evidencecheck
    ADD CONSTRAINT kernel_evidencecheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kernel_evidenceline
    ADD CONSTRAINT kernel_evidenceline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kernel_evidencelink
    ADD CONSTRAINT kernel_evidencelink_line_id_key UNIQUE (line_id);

ALTER TABLE ONLY public.kernel_evidencelink
    ADD CONSTRAINT kernel_evidencelink_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.kernel_evidencesalt
    ADD CONSTRAINT kernel_evidencesalt_pkey PRIMARY KEY (owner);

ALTER TABLE ONLY public.kernel_evidenceseal
    ADD CONSTRAINT kernel_evidenceseal_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.kernel_liveevent
    ADD CONSTRAINT kernel_liveevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kernel_sight
    ADD CONSTRAINT kernel_sight_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kernel_usewindow
    ADD CONSTRAINT kernel_usewindow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.knowledge_articleevent
    ADD CONSTRAINT knowledge_articleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.knowledge_articleopinion
    ADD CONSTRAINT knowledge_articleopinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articleversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_servicenotice
    ADD CONSTRAINT knowledge_servicenotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_servicenoticeevent
    ADD CONSTRAINT knowledge_servicenoticeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.knowledge_servicenoticestep
    ADD CONSTRAINT knowledge_servicenoticestep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_ladderstep
    ADD CONSTRAINT ladder_step_once UNIQUE (queue_id, after_minutes);

ALTER TABLE ONLY public.portfolio_legalterm
    ADD CONSTRAINT legal_term_once_a_place UNIQUE (subject, duty, place);

ALTER TABLE ONLY public.interactions_mailtemplate
    ADD CONSTRAINT mail_template_once UNIQUE NULLS NOT DISTINCT (occasion, language, service_id);

ALTER TABLE ONLY public.notices_mailwindow
    ADD CONSTRAINT mail_window_once_a_day UNIQUE (user_id, weekday);

ALTER TABLE ONLY public.portfolio_measurefigure
    ADD CONSTRAINT measure_figure_once_a_day UNIQUE (measure_id, "on");

ALTER TABLE ONLY public.portfolio_measuredresult
    ADD CONSTRAINT measured_result_once_a_period UNIQUE (standard_id, until);

ALTER TABLE ONLY public.organization_membership
    ADD CONSTRAINT membership_once UNIQUE (team_id, user_id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_noticeanswercase
    ADD CONSTRAINT notice_answer_case_once UNIQUE (answer_id, case_id);

ALTER TABLE ONLY public.feedback_noticemail
    ADD CONSTRAINT notice_mail_once UNIQUE (sending_id, customer_id);

ALTER TABLE ONLY public.notices_absence
    ADD CONSTRAINT notices_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_hours
    ADD CONSTRAINT notices_hours_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.notices_mailwindow
    ADD CONSTRAINT notices_mailwindow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_preference
    ADD CONSTRAINT notices_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_oauthaccount
    ADD CONSTRAINT oauth_account_once UNIQUE (app_id, address);

ALTER TABLE ONLY public.portfolio_offerversion
    ADD CONSTRAINT offer_version_once UNIQUE (service_id, version);

ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT order_line_position_once UNIQUE (order_id, "position");

ALTER TABLE ONLY public.portfolio_orderableversion
    ADD CONSTRAINT orderable_version_once UNIQUE (item_id, version);

ALTER TABLE ONLY public.orders_attempt
    ADD CONSTRAINT orders_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_number_key UNIQUE (number);

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialrequest_number_key UNIQUE (number);

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_businesscalendar
    ADD CONSTRAINT organization_businesscalendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_businesscalendarevent
    ADD CONSTRAINT organization_businesscalendarevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organization_calendarversion
    ADD CONSTRAINT organization_calendarversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_company
    ADD CONSTRAINT organization_company_only_key UNIQUE ("only");

ALTER TABLE ONLY public.organization_company
    ADD CONSTRAINT organization_company_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_companyevent
    ADD CONSTRAINT organization_companyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organization_confirmedyear
    ADD CONSTRAINT organization_confirmedyear_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_membership
    ADD CONSTRAINT organization_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_membershipevent
    ADD CONSTRAINT organization_membershipevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.organization_team
    ADD CONSTRAINT organization_team_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization_teamevent
    ADD CONSTRAINT organization_teamevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.interactions_participant
    ADD CONSTRAINT participant_once_a_conversation UNIQUE (conversation_id, address);

ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_point
    ADD CONSTRAINT point_position_once UNIQUE (complaint_id, "position");

ALTER TABLE ONLY public.portfolio_policyreading
    ADD CONSTRAINT policy_reading_once UNIQUE (policy_id, user_id);

ALTER TABLE ONLY public.portfolio_allocation
    ADD CONSTRAINT portfolio_allocation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_allocationevent
    ADD CONSTRAINT portfolio_allocationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_candidaterating
    ADD CONSTRAINT portfolio_candidaterating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_candidateratingevent
    ADD CONSTRAINT portfolio_candidateratingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_decision
    ADD CONSTRAINT portfolio_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_decisionchoice
    ADD CONSTRAINT portfolio_decisionchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_decisionevent
    ADD CONSTRAINT portfolio_decisionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_decisionoption
    ADD CONSTRAINT portfolio_decisionoption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_decisionoptionevent
    ADD CONSTRAINT portfolio_decisionoptionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_frozendays
    ADD CONSTRAINT portfolio_frozendays_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.portfolio_instrumentfinding
    ADD CONSTRAINT portfolio_instrumentfinding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_instrumentfindingevent
    ADD CONSTRAINT portfolio_instrumentfindingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_investment
    ADD CONSTRAINT portfolio_investment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_investmentevent
    ADD CONSTRAINT portfolio_investmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_legalterm
    ADD CONSTRAINT portfolio_legalterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_measuredresult
    ADD CONSTRAINT portfolio_measuredresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_measurefigure
    ADD CONSTRAINT portfolio_measurefigure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_offerversion
    ADD CONSTRAINT portfolio_offerversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_orderable
    ADD CONSTRAINT portfolio_orderable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_orderableversion
    ADD CONSTRAINT portfolio_orderableversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_party
    ADD CONSTRAINT portfolio_party_name_key UNIQUE (name);

ALTER TABLE ONLY public.portfolio_party
    ADD CONSTRAINT portfolio_party_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_partyevent
    ADD CONSTRAINT portfolio_partyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_policyreading
    ADD CONSTRAINT portfolio_policyreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_policyversion
    ADD CONSTRAINT portfolio_policyversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_policyversion
    ADD CONSTRAINT portfolio_policyversion_version_key UNIQUE (version);

ALTER TABLE ONLY public.portfolio_profilechoice
    ADD CONSTRAINT portfolio_profilechoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_scopeversion
    ADD CONSTRAINT portfolio_scopeversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_scopeversion
    ADD CONSTRAINT portfolio_scopeversion_version_key UNIQUE (version);

ALTER TABLE ONLY public.portfolio_service
    ADD CONSTRAINT portfolio_service_key_key UNIQUE (key);

ALTER TABLE ONLY public.portfolio_service
    ADD CONSTRAINT portfolio_service_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_serviceevent
    ADD CONSTRAINT portfolio_serviceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_servicemeasure
    ADD CONSTRAINT portfolio_servicemeasure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_servicemeasureevent
    ADD CONSTRAINT portfolio_servicemeasureevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_stagemove
    ADD CONSTRAINT portfolio_stagemove_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_standard
    ADD CONSTRAINT portfolio_standard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_strategyanswer
    ADD CONSTRAINT portfolio_strategyanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_strategyanswerevent
    ADD CONSTRAINT portfolio_strategyanswerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.portfolio_termpause
    ADD CONSTRAINT portfolio_termpause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_preference
    ADD CONSTRAINT preference_once_a_kind UNIQUE (user_id, kind);

ALTER TABLE ONLY public.complaints_processtarget
    ADD CONSTRAINT processtarget_once UNIQUE (service_id, measure);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_claim
    ADD CONSTRAINT promises_claim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_claimevent
    ADD CONSTRAINT promises_claimevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.promises_passedover
    ADD CONSTRAINT promises_passedover_pkey PRIMARY KEY (mark);

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_promiserule
    ADD CONSTRAINT promises_promiserule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_promiserule
    ADD CONSTRAINT promises_promiserule_service_id_key UNIQUE (service_id);

ALTER TABLE ONLY public.promises_promiseruleevent
    ADD CONSTRAINT promises_promiseruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.promises_promisestep
    ADD CONSTRAINT promises_promisestep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_queueskill
    ADD CONSTRAINT queue_skill_once UNIQUE (queue_id, skill_id);

ALTER TABLE ONLY public.cases_restrictionperson
    ADD CONSTRAINT restriction_person_once UNIQUE (restriction_id, person_id);

ALTER TABLE ONLY public.routing_agentlimit
    ADD CONSTRAINT routing_agentlimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_agentlimitevent
    ADD CONSTRAINT routing_agentlimitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT routing_agentskill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_agentskillevent
    ADD CONSTRAINT routing_agentskillevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_arrivals
    ADD CONSTRAINT routing_arrivals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_channelload
    ADD CONSTRAINT routing_channelload_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY public.routing_channelloadevent
    ADD CONSTRAINT routing_channelloadevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_decision
    ADD CONSTRAINT routing_decision_pkey PRIMARY KEY (id, at);

ALTER TABLE ONLY public.routing_decision_rest
    ADD CONSTRAINT routing_decision_rest_pkey PRIMARY KEY (id, at);

ALTER TABLE ONLY public.routing_feed
    ADD CONSTRAINT routing_feed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_feed
    ADD CONSTRAINT routing_feed_source_key UNIQUE (source);

ALTER TABLE ONLY public.routing_feedevent
    ADD CONSTRAINT routing_feedevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_ladderstep
    ADD CONSTRAINT routing_ladderstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_ladderstepevent
    ADD CONSTRAINT routing_ladderstepevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_offer
    ADD CONSTRAINT routing_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_pausereason
    ADD CONSTRAINT routing_pausereason_name_key UNIQUE (name);

ALTER TABLE ONLY public.routing_pausereason
    ADD CONSTRAINT routing_pausereason_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_pausereasonevent
    ADD CONSTRAINT routing_pausereasonevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_presence
    ADD CONSTRAINT routing_presence_number_key UNIQUE (number);

ALTER TABLE ONLY public.routing_presence
    ADD CONSTRAINT routing_presence_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_name_key UNIQUE (name);

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_service_id_key UNIQUE (service_id);

ALTER TABLE ONLY public.routing_queuechange
    ADD CONSTRAINT routing_queuechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_queueevent
    ADD CONSTRAINT routing_queueevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_queueskill
    ADD CONSTRAINT routing_queueskill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_queueskillevent
    ADD CONSTRAINT routing_queueskillevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_recount
    ADD CONSTRAINT routing_recount_pkey PRIMARY KEY (at);

ALTER TABLE ONLY public.routing_setting
    ADD CONSTRAINT routing_setting_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.routing_skill
    ADD CONSTRAINT routing_skill_name_key UNIQUE (name);

ALTER TABLE ONLY public.routing_skill
    ADD CONSTRAINT routing_skill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_skillevent
    ADD CONSTRAINT routing_skillevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.routing_workitem
    ADD CONSTRAINT routing_workitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_workitem
    ADD CONSTRAINT routing_workitem_subject_key UNIQUE (subject);

ALTER TABLE ONLY public.cases_rulerun
    ADD CONSTRAINT rule_run_once_a_cause UNIQUE (rule_id, cause);

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT saved_view_once_a_person UNIQUE (person_id, name);

ALTER TABLE ONLY public.portfolio_servicemeasure
    ADD CONSTRAINT service_measure_once UNIQUE (service_id, aspect, name);

ALTER TABLE ONLY public.kernel_sight
    ADD CONSTRAINT sight_once_a_quarter UNIQUE (actor_id, subject, quarter, "where");

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions_sourcefolder
    ADD CONSTRAINT source_folder_once UNIQUE (source_id, name);

ALTER TABLE ONLY public.interactions_spamrule
    ADD CONSTRAINT spam_rule_once UNIQUE (kind, value);

ALTER TABLE ONLY public.portfolio_standard
    ADD CONSTRAINT standard_version_once UNIQUE (service_id, metric, version);

ALTER TABLE ONLY public.statutory_caseletter
    ADD CONSTRAINT statutory_caseletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.statutory_matter
    ADD CONSTRAINT statutory_matter_case_id_key UNIQUE (case_id);

ALTER TABLE ONLY public.statutory_matter
    ADD CONSTRAINT statutory_matter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.statutory_matterreceipt
    ADD CONSTRAINT statutory_matterreceipt_matter_id_key UNIQUE (matter_id);

ALTER TABLE ONLY public.statutory_matterreceipt
    ADD CONSTRAINT statutory_matterreceipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_strategyanswer
    ADD CONSTRAINT strategy_answer_once UNIQUE (service_id, question);

ALTER TABLE ONLY public.cases_term
    ADD CONSTRAINT term_once_a_branch UNIQUE NULLS NOT DISTINCT (kind, parent_id, name);

ALTER TABLE ONLY public.analytics_threshold
    ADD CONSTRAINT threshold_once UNIQUE NULLS NOT DISTINCT (queue_id, figure);

ALTER TABLE ONLY public.complaints_toldbody
    ADD CONSTRAINT toldbody_once UNIQUE (complaint_id, told_at, body_id);

ALTER TABLE ONLY public.cases_trackingwish
    ADD CONSTRAINT tracking_wish_once_a_recipient UNIQUE (conversation_id, address);

ALTER TABLE ONLY public.cases_undoable
    ADD CONSTRAINT undoable_one_step UNIQUE ("group", step);

ALTER TABLE ONLY public.kernel_usewindow
    ADD CONSTRAINT use_window_once UNIQUE (key, starts_at);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

ALTER TABLE ONLY public.cases_watch
    ADD CONSTRAINT watch_once_a_person UNIQUE (case_id, person_id);

ALTER TABLE ONLY public.feedback_waveinvitation
    ADD CONSTRAINT wave_invitation_once UNIQUE (wave_id, customer_id);

ALTER TABLE ONLY public.work_task
    ADD CONSTRAINT work_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.work_taskevent
    ADD CONSTRAINT work_taskevent_pkey PRIMARY KEY (pgh_id);

CREATE INDEX absence_of_user ON public.notices_absence USING btree (user_id, until_on);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX analytics_alert_queue_id_91b1caea ON public.analytics_alert USING btree (queue_id);

CREATE INDEX analytics_alert_threshold_id_2eb3add4 ON public.analytics_alert USING btree (threshold_id);

CREATE INDEX analytics_callrecord_batch_id_323dd32b ON public.analytics_callrecord USING btree (batch_id);

CREATE INDEX analytics_expectedarrivals_queue_id_c07ecbc0 ON public.analytics_expectedarrivals USING btree (queue_id);

CREATE INDEX analytics_threshold_queue_id_1c31edb3 ON public.analytics_threshold USING btree (queue_id);

CREATE INDEX analytics_threshold_when ON public.analytics_thresholdevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX analytics_thresholdevent_pgh_obj_id_86aa83ad ON public.analytics_thresholdevent USING btree (pgh_obj_id);

CREATE INDEX analytics_thresholdevent_queue_id_ea9e2e88 ON public.analytics_thresholdevent USING btree (queue_id);

CREATE INDEX api_token_of_user ON public.identity_apitoken USING btree (user_id, created_at DESC);

CREATE INDEX article_opinion_latest ON public.knowledge_articleopinion USING btree (article_id, "on" DESC, id DESC);

CREATE INDEX article_to_review ON public.knowledge_article USING btree (review_on) WHERE (NOT is_retired);

CREATE INDEX article_words ON public.knowledge_article USING gin (words);

CREATE INDEX attempt_by_mail ON public.delivery_attempt USING btree (mail_id, started_at);

CREATE INDEX attempt_by_time ON public.orders_attempt USING btree (request_id, at, id);

CREATE UNIQUE INDEX attempt_one_open_a_mail ON public.delivery_attempt USING btree (mail_id) WHERE ((outcome)::text = ''::text);

CREATE INDEX audit_by_time ON public.complaints_audit USING btree (made_at DESC, id DESC);

CREATE INDEX auditfinding_by_complaint ON public.complaints_auditfinding USING btree (complaint_id);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX billingquestion_by_time ON public.complaints_billingquestion USING btree (asked_at, id);

CREATE UNIQUE INDEX blocking_one_open ON public.customers_blocking USING btree (customer_id) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX body_name_once ON public.complaints_body USING btree (name) WHERE (NOT is_retired);

CREATE INDEX bulk_run_of_person ON public.cases_bulkrun USING btree (person_id, asked_at DESC);

CREATE UNIQUE INDEX business_calendar_name_once ON public.organization_businesscalendar USING btree (lower((name)::text));

CREATE UNIQUE INDEX business_calendar_one_default ON public.organization_businesscalendar USING btree (is_default) WHERE is_default;

CREATE INDEX call_by_time ON public.analytics_callrecord USING btree (received_at);

CREATE INDEX canned_answer_person ON public.cases_cannedanswer USING btree (person_id);

CREATE INDEX canned_answer_team ON public.cases_cannedanswer USING btree (team_id);

CREATE INDEX case_access ON public.cases_case USING gin (access_keys);

CREATE INDEX case_due ON public.cases_case USING btree (due_at, id) WHERE ((status)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting'::character varying)::text]));

CREATE INDEX case_entry_by_time ON public.cases_caseentry USING brin (at) WITH (autosummarize='on');

CREATE UNIQUE INDEX case_entry_clock_once ON public.cases_caseentry USING btree (kind, ref) WHERE ((kind)::text = ANY (ARRAY[('clock_warned'::character varying)::text, ('clock_broken'::character varying)::text]));

CREATE INDEX case_entry_ends ON public.cases_caseentry USING btree (at) WHERE ((kind)::text = ANY (ARRAY[('resolved'::character varying)::text, ('reopened'::character varying)::text]));

CREATE INDEX case_entry_order ON public.cases_caseentry USING btree (case_id, at, id);

CREATE INDEX case_eye_at ON public.cases_caseeye USING btree (at);

CREATE INDEX case_message_order ON public.cases_casemessage USING btree (case_id, at);

CREATE INDEX case_newest ON public.cases_case USING btree (opened_at DESC, id DESC);

CREATE INDEX case_notice_cases ON public.cases_casenotice USING btree (notice_id, case_id);

CREATE INDEX case_resolved_by_time ON public.cases_case USING btree (resolved_at);

CREATE INDEX case_tag_term ON public.cases_casetag USING btree (term_id, case_id);

CREATE INDEX case_to_close ON public.cases_case USING btree (resolved_at) WHERE ((status)::text = 'resolved'::text);

CREATE INDEX case_waiting ON public.cases_case USING btree (id) WHERE ((status)::text = 'waiting'::text);

CREATE INDEX cases_bulkpart_run_id_0fb77b6e ON public.cases_bulkpart USING btree (run_id);

CREATE INDEX cases_bulkrun_person_id_f0d5cc1c ON public.cases_bulkrun USING btree (person_id);

CREATE INDEX cases_cannedanswer_person_id_204212f4 ON public.cases_cannedanswer USING btree (person_id);

CREATE INDEX cases_cannedanswer_service_id_9bd0847f ON public.cases_cannedanswer USING btree (service_id);

CREATE INDEX cases_cannedanswer_when ON public.cases_cannedanswerevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_cannedanswerevent_person_id_3ada8313 ON public.cases_cannedanswerevent USING btree (person_id);

CREATE INDEX cases_cannedanswerevent_pgh_obj_id_6a41d13b ON public.cases_cannedanswerevent USING btree (pgh_obj_id);

CREATE INDEX cases_cannedanswerevent_service_id_4dbe4a7b ON public.cases_cannedanswerevent USING btree (service_id);

CREATE INDEX cases_case_conversation_id_32f0e887 ON public.cases_case USING btree (conversation_id);

CREATE INDEX cases_case_customer_id_3e0cf925 ON public.cases_case USING btree (customer_id);

CREATE INDEX cases_case_follows_id_431e3f59 ON public.cases_case USING btree (follows_id);

CREATE INDEX cases_case_key_ab0749bd_like ON public.cases_case USING btree (key varchar_pattern_ops);

CREATE INDEX cases_case_merged_into_id_1b4320d8 ON public.cases_case USING btree (merged_into_id);

CREATE INDEX cases_case_number_980c9551_like ON public.cases_case USING btree (number varchar_pattern_ops);

CREATE INDEX cases_case_registered_by_id_baa64d7e ON public.cases_case USING btree (registered_by_id);

CREATE INDEX cases_case_restriction_id_d0abee5c ON public.cases_case USING btree (restriction_id);

CREATE INDEX cases_case_service_id_d5119aeb ON public.cases_case USING btree (service_id);

CREATE INDEX cases_case_subject_class_id_fe9195f5 ON public.cases_case USING btree (subject_class_id);

CREATE INDEX cases_caseentry_actor_id_7028b3e1 ON public.cases_caseentry USING btree (actor_id);

CREATE INDEX cases_caseentry_case_id_4d90cb31 ON public.cases_caseentry USING btree (case_id);

CREATE INDEX cases_caseeye_case_id_0fc147b5 ON public.cases_caseeye USING btree (case_id);

CREATE INDEX cases_caseeye_person_id_72181f21 ON public.cases_caseeye USING btree (person_id);

CREATE INDEX cases_caselink_case_id_d380f93b ON public.cases_caselink USING btree (case_id);

CREATE INDEX cases_caselink_other_id_e6b4d578 ON public.cases_caselink USING btree (other_id);

CREATE INDEX cases_casemessage_case_id_d0c4cc0b ON public.cases_casemessage USING btree (case_id);

CREATE INDEX cases_casenotice_by_id_91f9419c ON public.cases_casenotice USING btree (by_id);

CREATE INDEX cases_casenotice_notice_id_f1d9b72f ON public.cases_casenotice USING btree (notice_id);

CREATE INDEX cases_casetag_case_id_a22429ac ON public.cases_casetag USING btree (case_id);

CREATE INDEX cases_casetag_term_id_2528eeae ON public.cases_casetag USING btree (term_id);

CREATE INDEX cases_coaching_author_id_f99c231a ON public.cases_coaching USING btree (author_id);

CREATE INDEX cases_coaching_case_id_af66a43c ON public.cases_coaching USING btree (case_id);

CREATE INDEX cases_coaching_person_id_9dac7f71 ON public.cases_coaching USING btree (person_id);

CREATE INDEX cases_customfield_key_0f08bbd3_like ON public.cases_customfield USING btree (key varchar_pattern_ops);

CREATE INDEX cases_customfield_service_id_c0e511f7 ON public.cases_customfield USING btree (service_id);

CREATE INDEX cases_customfield_when ON public.cases_customfieldevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_customfieldevent_pgh_obj_id_3dbe0b40 ON public.cases_customfieldevent USING btree (pgh_obj_id);

CREATE INDEX cases_customfieldevent_service_id_b5fa197d ON public.cases_customfieldevent USING btree (service_id);

CREATE INDEX cases_deskrule_kept_by_id_8652332c ON public.cases_deskrule USING btree (kept_by_id);

CREATE INDEX cases_deskrule_when ON public.cases_deskruleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_deskruleevent_kept_by_id_5268c368 ON public.cases_deskruleevent USING btree (kept_by_id);

CREATE INDEX cases_deskruleevent_pgh_obj_id_1f6e331f ON public.cases_deskruleevent USING btree (pgh_obj_id);

CREATE INDEX cases_draft_case_id_2bc2a7d9 ON public.cases_draft USING btree (case_id);

CREATE INDEX cases_draft_person_id_eb3086ad ON public.cases_draft USING btree (person_id);

CREATE INDEX cases_fieldvalue_case_id_f4940bca ON public.cases_fieldvalue USING btree (case_id);

CREATE INDEX cases_fieldvalue_field_id_a4edba72 ON public.cases_fieldvalue USING btree (field_id);

CREATE INDEX cases_macro_person_id_73f018a0 ON public.cases_macro USING btree (person_id);

CREATE INDEX cases_macro_service_id_2bc0232d ON public.cases_macro USING btree (service_id);

CREATE INDEX cases_macro_when ON public.cases_macroevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_macroevent_person_id_4a903279 ON public.cases_macroevent USING btree (person_id);

CREATE INDEX cases_macroevent_pgh_obj_id_d290bc0f ON public.cases_macroevent USING btree (pgh_obj_id);

CREATE INDEX cases_macroevent_service_id_748648ba ON public.cases_macroevent USING btree (service_id);

CREATE INDEX cases_note_author_id_0975e405 ON public.cases_note USING btree (author_id);

CREATE INDEX cases_note_case_id_77ee1e2a ON public.cases_note USING btree (case_id);

CREATE INDEX cases_noticeanswer_notice_id_566d1122 ON public.cases_noticeanswer USING btree (notice_id);

CREATE INDEX cases_noticeanswer_person_id_caf0d0bf ON public.cases_noticeanswer USING btree (person_id);

CREATE INDEX cases_noticeanswercase_answer_id_12ff1795 ON public.cases_noticeanswercase USING btree (answer_id);

CREATE INDEX cases_noticeanswercase_case_id_c5fc8d2a ON public.cases_noticeanswercase USING btree (case_id);

CREATE INDEX cases_noticeanswercase_goes_by_id_6c52b4ba ON public.cases_noticeanswercase USING btree (goes_by_id);

CREATE INDEX cases_offerline_by_id_a1504e13 ON public.cases_offerline USING btree (by_id);

CREATE INDEX cases_offerline_case_id_6e1f0f30 ON public.cases_offerline USING btree (case_id);

CREATE INDEX cases_offerline_message_id_28f29bdf ON public.cases_offerline USING btree (message_id);

CREATE INDEX cases_plannedanswer_case_id_c5b495cd ON public.cases_plannedanswer USING btree (case_id);

CREATE INDEX cases_plannedanswer_person_id_84769759 ON public.cases_plannedanswer USING btree (person_id);

CREATE INDEX cases_preparedfile_case_id_82b5415b ON public.cases_preparedfile USING btree (case_id);

CREATE INDEX cases_preparedfile_person_id_14367177 ON public.cases_preparedfile USING btree (person_id);

CREATE INDEX cases_preparedfile_planned_id_0460d7b2 ON public.cases_preparedfile USING btree (planned_id);

CREATE INDEX cases_replyrule_when ON public.cases_replyruleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_replyruleevent_pgh_obj_id_eac64365 ON public.cases_replyruleevent USING btree (pgh_obj_id);

CREATE INDEX cases_restriction_case_id_e4ae1ce4 ON public.cases_restriction USING btree (case_id);

CREATE INDEX cases_restriction_lifted_by_id_d70548ca ON public.cases_restriction USING btree (lifted_by_id);

CREATE INDEX cases_restriction_set_by_id_377cb436 ON public.cases_restriction USING btree (set_by_id);

CREATE INDEX cases_restriction_when ON public.cases_restrictionevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_restrictionevent_case_id_4863e43b ON public.cases_restrictionevent USING btree (case_id);

CREATE INDEX cases_restrictionevent_lifted_by_id_af2e374b ON public.cases_restrictionevent USING btree (lifted_by_id);

CREATE INDEX cases_restrictionevent_pgh_obj_id_90de574b ON public.cases_restrictionevent USING btree (pgh_obj_id);

CREATE INDEX cases_restrictionevent_set_by_id_ac3e430a ON public.cases_restrictionevent USING btree (set_by_id);

CREATE INDEX cases_restrictionperson_person_id_70ac1fbd ON public.cases_restrictionperson USING btree (person_id);

CREATE INDEX cases_restrictionperson_restriction_id_8f7b9db7 ON public.cases_restrictionperson USING btree (restriction_id);

CREATE INDEX cases_rulerun_case_id_3f95cca6 ON public.cases_rulerun USING btree (case_id);

CREATE INDEX cases_rulerun_rule_id_67aba7b4 ON public.cases_rulerun USING btree (rule_id);

CREATE INDEX cases_savedview_person_id_e562afaa ON public.cases_savedview USING btree (person_id);

CREATE INDEX cases_searchrow_case_id_97081b32 ON public.cases_searchrow USING btree (case_id);

CREATE INDEX cases_term_parent_id_8dece0aa ON public.cases_term USING btree (parent_id);

CREATE INDEX cases_term_service_id_3e527425 ON public.cases_term USING btree (service_id);

CREATE INDEX cases_term_when ON public.cases_termevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_termevent_parent_id_65ce797f ON public.cases_termevent USING btree (parent_id);

CREATE INDEX cases_termevent_pgh_obj_id_3fb4ec66 ON public.cases_termevent USING btree (pgh_obj_id);

CREATE INDEX cases_termevent_service_id_a4b7f31d ON public.cases_termevent USING btree (service_id);

CREATE INDEX cases_trackingfile_link_id_df8c73b6 ON public.cases_trackingfile USING btree (link_id);

CREATE INDEX cases_trackinglink_conversation_id_89cf9462 ON public.cases_trackinglink USING btree (conversation_id);

CREATE INDEX cases_trackinglink_digest_292af49e_like ON public.cases_trackinglink USING btree (digest varchar_pattern_ops);

CREATE INDEX cases_trackinglink_ref_644d6d52_like ON public.cases_trackinglink USING btree (ref varchar_pattern_ops);

CREATE INDEX cases_trackinglink_revoked_by_id_4f6713aa ON public.cases_trackinglink USING btree (revoked_by_id);

CREATE INDEX cases_trackingrule_when ON public.cases_trackingruleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX cases_trackingruleevent_pgh_obj_id_0cdb426e ON public.cases_trackingruleevent USING btree (pgh_obj_id);

CREATE INDEX cases_trackingwish_conversation_id_bfb0964f ON public.cases_trackingwish USING btree (conversation_id);

CREATE INDEX cases_undoable_case_id_39567a94 ON public.cases_undoable USING btree (case_id);

CREATE INDEX cases_undoable_person_id_1571f382 ON public.cases_undoable USING btree (person_id);

CREATE INDEX cases_watch_case_id_b7b7fcf4 ON public.cases_watch USING btree (case_id);

CREATE INDEX cases_watch_person_id_115b3222 ON public.cases_watch USING btree (person_id);

CREATE UNIQUE INDEX cause_name_once ON public.complaints_cause USING btree (parent_id, name) NULLS NOT DISTINCT WHERE (NOT is_retired);

CREATE INDEX claim_by_state ON public.promises_claim USING btree (state, created_at DESC);

CREATE INDEX clock_broken_by_time ON public.clocks_clock USING btree (broken_at) WHERE ((state)::text = 'broken'::text);

CREATE INDEX clock_by_rule ON public.clocks_clock USING btree (rule, started_at);

CREATE INDEX clock_by_start ON public.clocks_clock USING brin (started_at) WITH (autosummarize='on');

CREATE INDEX clock_by_subject ON public.clocks_clock USING btree (subject);

CREATE INDEX clock_kept_by_stop ON public.clocks_clock USING btree (stopped_at) WHERE ((state)::text = 'kept'::text);

CREATE UNIQUE INDEX clock_one_open_of_a_kind ON public.clocks_clock USING btree (subject, kind) WHERE (stopped_at IS NULL);

CREATE INDEX clock_running_by_due ON public.clocks_clock USING btree (due_at) WHERE ((state)::text = 'running'::text);

CREATE INDEX clock_unwarned_by_warn ON public.clocks_clock USING btree (warn_at) WHERE (((state)::text = 'running'::text) AND (warned_at IS NULL));

CREATE INDEX clocks_clock_calendar_id_7d3e5c37 ON public.clocks_clock USING btree (calendar_id);

CREATE INDEX clocks_clock_calendar_id_7d3e5c37_like ON public.clocks_clock USING btree (calendar_id varchar_pattern_ops);

CREATE INDEX clocks_frozencalendar_digest_12ad6aeb_like ON public.clocks_frozencalendar USING btree (digest varchar_pattern_ops);

CREATE INDEX clocks_pause_clock_id_d5506a15 ON public.clocks_pause USING btree (clock_id);

CREATE INDEX coaching_order ON public.cases_coaching USING btree (case_id, at);

CREATE INDEX complaint_by_cause ON public.complaints_complaint USING btree (cause_id, filed_at) WHERE (cause_id IS NOT NULL);

CREATE INDEX complaint_newest ON public.complaints_complaint USING btree (filed_at DESC, id DESC);

CREATE INDEX complaint_of_service_newest ON public.complaints_complaint USING btree (service_id, filed_at DESC, id DESC);

CREATE UNIQUE INDEX complaint_one_of_a_case ON public.complaints_complaint USING btree (case_id) WHERE (NOT ((state)::text = 'void'::text));

CREATE INDEX complaint_open ON public.complaints_complaint USING btree (service_id, filed_at) WHERE (NOT ((state)::text = 'closed'::text));

CREATE INDEX complaint_step_by_time ON public.complaints_complaintstep USING btree (complaint_id, at, id);

CREATE INDEX complaints_audit_auditor_id_c0ed4d2e ON public.complaints_audit USING btree (auditor_id);

CREATE INDEX complaints_auditfinding_complaint_id_e3f23fae ON public.complaints_auditfinding USING btree (complaint_id);

CREATE INDEX complaints_auditfinding_item_id_e815a8fa ON public.complaints_auditfinding USING btree (item_id);

CREATE INDEX complaints_auditfinding_owner_id_828c30cf ON public.complaints_auditfinding USING btree (owner_id);

CREATE INDEX complaints_audititem_audit_id_1cec234a ON public.complaints_audititem USING btree (audit_id);

CREATE INDEX complaints_audititem_auditor_id_581be474 ON public.complaints_audititem USING btree (auditor_id);

CREATE INDEX complaints_audititem_complaint_id_50594f2e ON public.complaints_audititem USING btree (complaint_id);

CREATE INDEX complaints_audititem_replaced_by_id_826d0863 ON public.complaints_audititem USING btree (replaced_by_id);

CREATE INDEX complaints_billingquestion_service_id_86b3404d ON public.complaints_billingquestion USING btree (service_id);

CREATE INDEX complaints_body_when ON public.complaints_bodyevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX complaints_bodyevent_pgh_obj_id_5d246510 ON public.complaints_bodyevent USING btree (pgh_obj_id);

CREATE INDEX complaints_cause_owner_id_256467ad ON public.complaints_cause USING btree (owner_id);

CREATE INDEX complaints_cause_parent_id_96942e4d ON public.complaints_cause USING btree (parent_id);

CREATE INDEX complaints_cause_when ON public.complaints_causeevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX complaints_causeevent_owner_id_5c6f8ef5 ON public.complaints_causeevent USING btree (owner_id);

CREATE INDEX complaints_causeevent_parent_id_0c2d4771 ON public.complaints_causeevent USING btree (parent_id);

CREATE INDEX complaints_causeevent_pgh_obj_id_bbdc19af ON public.complaints_causeevent USING btree (pgh_obj_id);

CREATE INDEX complaints_complaint_about_id_d61bd578 ON public.complaints_complaint USING btree (about_id);

CREATE INDEX complaints_complaint_case_id_345a4190 ON public.complaints_complaint USING btree (case_id);

CREATE INDEX complaints_complaint_cause_id_90a2bb93 ON public.complaints_complaint USING btree (cause_id);

CREATE INDEX complaints_complaint_champion_id_6accc6c1 ON public.complaints_complaint USING btree (champion_id);

CREATE INDEX complaints_complaint_closed_by_id_69cb4c51 ON public.complaints_complaint USING btree (closed_by_id);

CREATE INDEX complaints_complaint_decided_before_id_ca4b2025 ON public.complaints_complaint USING btree (decided_before_id);

CREATE INDEX complaints_complaint_decided_by_id_81f84636 ON public.complaints_complaint USING btree (decided_by_id);

CREATE INDEX complaints_complaint_filed_by_id_e2bea5df ON public.complaints_complaint USING btree (filed_by_id);

CREATE INDEX complaints_complaint_investigator_id_3c27de1f ON public.complaints_complaint USING btree (investigator_id);

CREATE INDEX complaints_complaint_merged_into_id_98451939 ON public.complaints_complaint USING btree (merged_into_id);

CREATE INDEX complaints_complaint_pattern_by_id_dba76892 ON public.complaints_complaint USING btree (pattern_by_id);

CREATE INDEX complaints_complaint_service_id_ddecfabc ON public.complaints_complaint USING btree (service_id);

CREATE INDEX complaints_complaintstep_by_id_84d4c91f ON public.complaints_complaintstep USING btree (by_id);

CREATE INDEX complaints_complaintstep_complaint_id_4a9e8b8c ON public.complaints_complaintstep USING btree (complaint_id);

CREATE INDEX complaints_dispute_complaint_id_9d3295e7 ON public.complaints_dispute USING btree (complaint_id);

CREATE INDEX complaints_dispute_said_by_id_b2d121d9 ON public.complaints_dispute USING btree (said_by_id);

CREATE INDEX complaints_dispute_void_by_id_62c29733 ON public.complaints_dispute USING btree (void_by_id);

CREATE INDEX complaints_disputeend_dispute_id_dbf19bb5 ON public.complaints_disputeend USING btree (dispute_id);

CREATE INDEX complaints_disputeend_said_by_id_cb070b4c ON public.complaints_disputeend USING btree (said_by_id);

CREATE INDEX complaints_disputeend_void_by_id_69cf4acc ON public.complaints_disputeend USING btree (void_by_id);

CREATE INDEX complaints_formkind_source_3e43ac3f_like ON public.complaints_formkind USING btree (source varchar_pattern_ops);

CREATE INDEX complaints_formkind_when ON public.complaints_formkindevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX complaints_formkindevent_pgh_obj_id_9394fac4 ON public.complaints_formkindevent USING btree (pgh_obj_id);

CREATE INDEX complaints_handedletter_complaint_id_0b2fee31 ON public.complaints_handedletter USING btree (complaint_id);

CREATE INDEX complaints_handling_heard_by_id_eb99cc10 ON public.complaints_handling USING btree (heard_by_id);

CREATE INDEX complaints_heldquestion_complaint_id_b2fbb93b ON public.complaints_heldquestion USING btree (complaint_id);

CREATE INDEX complaints_heldquestion_service_id_b83a6392 ON public.complaints_heldquestion USING btree (service_id);

CREATE INDEX complaints_help_asked_by_id_e765f60f ON public.complaints_help USING btree (asked_by_id);

CREATE INDEX complaints_help_complaint_id_14106951 ON public.complaints_help USING btree (complaint_id);

CREATE INDEX complaints_help_person_id_be4bc4c5 ON public.complaints_help USING btree (person_id);

CREATE INDEX complaints_helptry_by_id_02449f8b ON public.complaints_helptry USING btree (by_id);

CREATE INDEX complaints_helptry_help_id_3e80f12f ON public.complaints_helptry USING btree (help_id);

CREATE INDEX complaints_languagesaid_complaint_id_edfae5b9 ON public.complaints_languagesaid USING btree (complaint_id);

CREATE INDEX complaints_languagesaid_said_by_id_efebca9d ON public.complaints_languagesaid USING btree (said_by_id);

CREATE INDEX complaints_lesson_complaint_id_797015f9 ON public.complaints_lesson USING btree (complaint_id);

CREATE INDEX complaints_lesson_made_by_id_450a4462 ON public.complaints_lesson USING btree (made_by_id);

CREATE INDEX complaints_lesson_owner_id_eedff511 ON public.complaints_lesson USING btree (owner_id);

CREATE INDEX complaints_point_answered_by_id_e1a62df9 ON public.complaints_point USING btree (answered_by_id);

CREATE INDEX complaints_point_complaint_id_6c03ce89 ON public.complaints_point USING btree (complaint_id);

CREATE INDEX complaints_point_copy_of_id_23b34aaf ON public.complaints_point USING btree (copy_of_id);

CREATE INDEX complaints_processtarg_when ON public.complaints_processtargetevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX complaints_processtarget_service_id_35ef36b9 ON public.complaints_processtarget USING btree (service_id);

CREATE INDEX complaints_processtargetevent_pgh_obj_id_3706e84e ON public.complaints_processtargetevent USING btree (pgh_obj_id);

CREATE INDEX complaints_processtargetevent_service_id_b68772a3 ON public.complaints_processtargetevent USING btree (service_id);

CREATE INDEX complaints_receipt_handed_by_id_cb2ebf2c ON public.complaints_receipt USING btree (handed_by_id);

CREATE INDEX complaints_remedy_asked_by_id_f8de7644 ON public.complaints_remedy USING btree (asked_by_id);

CREATE INDEX complaints_remedy_complaint_id_79719f4a ON public.complaints_remedy USING btree (complaint_id);

CREATE INDEX complaints_remedy_decided_by_id_f0bb4c35 ON public.complaints_remedy USING btree (decided_by_id);

CREATE INDEX complaints_remedy_done_by_id_bca81b1a ON public.complaints_remedy USING btree (done_by_id);

CREATE INDEX complaints_remedy_kind_id_abab18e0 ON public.complaints_remedy USING btree (kind_id);

CREATE INDEX complaints_remedykind_when ON public.complaints_remedykindevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX complaints_remedykindevent_pgh_obj_id_c38978bb ON public.complaints_remedykindevent USING btree (pgh_obj_id);

CREATE INDEX complaints_remedylimit_role_62074263_like ON public.complaints_remedylimit USING btree (role varchar_pattern_ops);

CREATE INDEX complaints_remedylimit_when ON public.complaints_remedylimitevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX complaints_remedylimitevent_pgh_obj_id_93276cf9 ON public.complaints_remedylimitevent USING btree (pgh_obj_id);

CREATE INDEX complaints_review_made_by_id_45918d7e ON public.complaints_review USING btree (made_by_id);

CREATE INDEX complaints_review_signed_by_id_840ccdb0 ON public.complaints_review USING btree (signed_by_id);

CREATE INDEX complaints_reviewdecision_owner_id_42bf7465 ON public.complaints_reviewdecision USING btree (owner_id);

CREATE INDEX complaints_reviewdecision_review_id_fed57bab ON public.complaints_reviewdecision USING btree (review_id);

CREATE INDEX complaints_toldbody_body_id_2004f3f6 ON public.complaints_toldbody USING btree (body_id);

CREATE INDEX complaints_toldbody_complaint_id_5c1c6e18 ON public.complaints_toldbody USING btree (complaint_id);

CREATE INDEX complaints_unrelated_complaint_id_e329aa58 ON public.complaints_unrelated USING btree (complaint_id);

CREATE INDEX complaints_unrelated_said_by_id_9256812e ON public.complaints_unrelated USING btree (said_by_id);

CREATE INDEX complaints_unrelated_service_id_930eee5f ON public.complaints_unrelated USING btree (service_id);

CREATE INDEX complaints_unrelated_void_by_id_a331eb0d ON public.complaints_unrelated USING btree (void_by_id);

CREATE INDEX consent_by_customer ON public.customers_consent USING btree (customer_id, purpose, at DESC, id DESC);

CREATE INDEX contact_point_by_fragment ON public.customers_contactpoint USING gin (value public.gin_trgm_ops);

CREATE INDEX contact_point_by_value ON public.customers_contactpoint USING btree (kind, value);

CREATE INDEX conversation_by_access ON public.interactions_conversation USING gin (access_keys);

CREATE INDEX conversation_by_customer ON public.interactions_conversation USING btree (customer_id, opened_at DESC);

CREATE INDEX conversation_by_reference ON public.interactions_conversation USING btree (reference);

CREATE INDEX customer_by_cluster ON public.customers_customer USING btree (cluster_id);

CREATE INDEX customer_by_likeness ON public.customers_customer USING gin (public.search_fold((name)::text) public.gin_trgm_ops);

CREATE INDEX customer_by_name ON public.customers_customer USING btree (sort_name, id);

CREATE INDEX customers_blocking_customer_id_42d107d1 ON public.customers_blocking USING btree (customer_id);

CREATE INDEX customers_blocking_lifted_by_id_db20d056 ON public.customers_blocking USING btree (lifted_by_id);

CREATE INDEX customers_blocking_set_by_id_915ccef9 ON public.customers_blocking USING btree (set_by_id);

CREATE INDEX customers_blocking_when ON public.customers_blockingevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX customers_blockingevent_customer_id_df062ea6 ON public.customers_blockingevent USING btree (customer_id);

CREATE INDEX customers_blockingevent_lifted_by_id_89033a0d ON public.customers_blockingevent USING btree (lifted_by_id);

CREATE INDEX customers_blockingevent_pgh_obj_id_96719ab1 ON public.customers_blockingevent USING btree (pgh_obj_id);

CREATE INDEX customers_blockingevent_set_by_id_a6670a49 ON public.customers_blockingevent USING btree (set_by_id);

CREATE INDEX customers_consent_customer_id_e5c9af2d ON public.customers_consent USING btree (customer_id);

CREATE INDEX customers_contactpoint_customer_id_c5e90863 ON public.customers_contactpoint USING btree (customer_id);

CREATE INDEX customers_contactpoint_when ON public.customers_contactpointevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX customers_contactpointevent_customer_id_dbe016aa ON public.customers_contactpointevent USING btree (customer_id);

CREATE INDEX customers_contactpointevent_pgh_obj_id_de6e0c9e ON public.customers_contactpointevent USING btree (pgh_obj_id);

CREATE INDEX customers_customer_when ON public.customers_customerevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX customers_customerevent_pgh_obj_id_cb1fa0c7 ON public.customers_customerevent USING btree (pgh_obj_id);

CREATE INDEX customers_datarequest_customer_id_eeee514e ON public.customers_datarequest USING btree (customer_id);

CREATE INDEX customers_datarequest_ended_by_id_346e87a6 ON public.customers_datarequest USING btree (ended_by_id);

CREATE INDEX customers_datarequest_registered_by_id_f6777142 ON public.customers_datarequest USING btree (registered_by_id);

CREATE INDEX customers_datarequest_when ON public.customers_datarequestevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX customers_datarequestevent_customer_id_49f921f2 ON public.customers_datarequestevent USING btree (customer_id);

CREATE INDEX customers_datarequestevent_ended_by_id_a37ae11a ON public.customers_datarequestevent USING btree (ended_by_id);

CREATE INDEX customers_datarequestevent_pgh_obj_id_7720a767 ON public.customers_datarequestevent USING btree (pgh_obj_id);

CREATE INDEX customers_datarequestevent_registered_by_id_292d0ca0 ON public.customers_datarequestevent USING btree (registered_by_id);

CREATE INDEX customers_handedcopy_asked_by_id_4b9d1bba ON public.customers_handedcopy USING btree (asked_by_id);

CREATE INDEX customers_handedcopy_customer_id_07272305 ON public.customers_handedcopy USING btree (customer_id);

CREATE INDEX customers_holding_customer_id_573bcfc4 ON public.customers_holding USING btree (customer_id);

CREATE INDEX customers_holding_service_id_8bf7f776 ON public.customers_holding USING btree (service_id);

CREATE INDEX customers_holding_when ON public.customers_holdingevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX customers_holdingevent_customer_id_a167e74f ON public.customers_holdingevent USING btree (customer_id);

CREATE INDEX customers_holdingevent_pgh_obj_id_f6bef225 ON public.customers_holdingevent USING btree (pgh_obj_id);

CREATE INDEX customers_holdingevent_service_id_14f9f26e ON public.customers_holdingevent USING btree (service_id);

CREATE INDEX customers_merge_kept_id_079eb59f ON public.customers_merge USING btree (kept_id);

CREATE INDEX customers_merge_other_id_651c26c9 ON public.customers_merge USING btree (other_id);

CREATE INDEX data_request_latest ON public.customers_datarequest USING btree (registered_at DESC, id DESC);

CREATE INDEX data_request_of_customer ON public.customers_datarequest USING btree (customer_id, registered_at DESC);

CREATE INDEX data_request_open ON public.customers_datarequest USING btree (due_at, id) WHERE ((state)::text = 'open'::text);

CREATE INDEX dead_letter_open ON public.kernel_deadletter USING btree (retried_at, failed_at);

CREATE INDEX decision_at ON ONLY public.routing_decision USING btree (at);

CREATE INDEX decision_by_opening ON public.portfolio_decision USING btree (created_at DESC, id DESC);

CREATE INDEX decision_item ON ONLY public.routing_decision USING btree (item_id, id);

CREATE INDEX delivery_attempt_mail_id_109a2fb9 ON public.delivery_attempt USING btree (mail_id);

CREATE INDEX delivery_dkimkey_when ON public.delivery_dkimkeydomainselectorstateevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX delivery_dkimkeydomainselectorstateevent_pgh_obj_id_c34f3cb9 ON public.delivery_dkimkeydomainselectorstateevent USING btree (pgh_obj_id);

CREATE INDEX delivery_oauthaccount_app_id_9314e454 ON public.delivery_oauthaccount USING btree (app_id);

CREATE INDEX delivery_oauthaccount_when ON public.delivery_oauthaccountaddressstateconsentedbyevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX delivery_oauthaccountaddre_pgh_obj_id_47baadea ON public.delivery_oauthaccountaddressstateconsentedbyevent USING btree (pgh_obj_id);

CREATE INDEX delivery_oauthapp_provider_80047f9f_like ON public.delivery_oauthapp USING btree (provider varchar_pattern_ops);

CREATE INDEX delivery_oauthapp_when ON public.delivery_oauthappevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX delivery_oauthappevent_pgh_obj_id_728f58ed ON public.delivery_oauthappevent USING btree (pgh_obj_id);

CREATE INDEX delivery_oauthflow_app_id_133ba115 ON public.delivery_oauthflow USING btree (app_id);

CREATE INDEX delivery_oauthflow_digest_9f6db2ed_like ON public.delivery_oauthflow USING btree (digest varchar_pattern_ops);

CREATE INDEX delivery_outgoingmail_message_id_3266006c_like ON public.delivery_outgoingmail USING btree (message_id varchar_pattern_ops);

CREATE INDEX delivery_route_account_id_487ad1cc ON public.delivery_route USING btree (account_id);

CREATE INDEX delivery_route_sender_9381ba05_like ON public.delivery_route USING btree (sender varchar_pattern_ops);

CREATE INDEX delivery_route_when ON public.delivery_routeevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX delivery_routeevent_account_id_74e341d2 ON public.delivery_routeevent USING btree (account_id);

CREATE INDEX delivery_routeevent_pgh_obj_id_e0981b2c ON public.delivery_routeevent USING btree (pgh_obj_id);

CREATE INDEX desk_rule_listens ON public.cases_deskrule USING btree (event) WHERE is_on;

CREATE INDEX dispute_of_complaint ON public.complaints_dispute USING btree (complaint_id, began_on, id) WHERE (void_at IS NULL);

CREATE UNIQUE INDEX disputeend_one_stands ON public.complaints_disputeend USING btree (dispute_id) WHERE (void_at IS NULL);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE UNIQUE INDEX dkim_key_one_prepared ON public.delivery_dkimkey USING btree (domain) WHERE ((state)::text = 'prepared'::text);

CREATE UNIQUE INDEX dkim_key_one_signs ON public.delivery_dkimkey USING btree (domain) WHERE ((state)::text = 'active'::text);

CREATE UNIQUE INDEX erasing_one_open_of_a_person ON public.kernel_erasing USING btree (key) WHERE (ended_at IS NULL);

CREATE INDEX evaluation_figure_last ON public.analytics_evaluationfigure USING btree (year, computed_at, key);

CREATE INDEX evidence_check_latest ON public.kernel_evidencecheck USING btree (checked_at DESC);

CREATE INDEX evidence_line_kind ON public.kernel_evidenceline USING btree (kind, recorded_at);

CREATE INDEX evidence_line_subject ON public.kernel_evidenceline USING btree (subject, recorded_at);

CREATE INDEX evidence_line_xid ON public.kernel_evidenceline USING btree (xid, id);

CREATE INDEX feedback_noticemail_customer_id_34b92420 ON public.feedback_noticemail USING btree (customer_id);

CREATE INDEX feedback_noticemail_sending_id_8cde849e ON public.feedback_noticemail USING btree (sending_id);

CREATE INDEX feedback_noticesending_sent_by_id_ab4be6e5 ON public.feedback_noticesending USING btree (sent_by_id);

CREATE INDEX feedback_rating_customer_id_d034afca ON public.feedback_rating USING btree (customer_id);

CREATE INDEX feedback_rating_ref_238d893e_like ON public.feedback_rating USING btree (ref varchar_pattern_ops);

CREATE INDEX feedback_rating_service_id_8afc1ffb ON public.feedback_rating USING btree (service_id);

CREATE INDEX feedback_ratinganswer_rating_id_928b65b0 ON public.feedback_ratinganswer USING btree (rating_id);

CREATE INDEX feedback_ratingrule_when ON public.feedback_ratingruleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX feedback_ratingruleevent_pgh_obj_id_94c4e03f ON public.feedback_ratingruleevent USING btree (pgh_obj_id);

CREATE INDEX feedback_ratingruleevent_service_id_ff2947c9 ON public.feedback_ratingruleevent USING btree (service_id);

CREATE INDEX feedback_wave_service_id_5307966d ON public.feedback_wave USING btree (service_id);

CREATE INDEX feedback_wave_when ON public.feedback_waveevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX feedback_waveevent_pgh_obj_id_ccc27046 ON public.feedback_waveevent USING btree (pgh_obj_id);

CREATE INDEX feedback_waveevent_service_id_6b95b8d3 ON public.feedback_waveevent USING btree (service_id);

CREATE INDEX feedback_waveinvitation_conversation_id_8dd323c2 ON public.feedback_waveinvitation USING btree (conversation_id);

CREATE INDEX feedback_waveinvitation_customer_id_416aab7e ON public.feedback_waveinvitation USING btree (customer_id);

CREATE INDEX feedback_waveinvitation_ref_fbdd68d5_like ON public.feedback_waveinvitation USING btree (ref varchar_pattern_ops);

CREATE INDEX feedback_waveinvitation_wave_id_b6a193ac ON public.feedback_waveinvitation USING btree (wave_id);

CREATE INDEX field_value_found ON public.cases_fieldvalue USING btree (field_id, value);

CREATE INDEX form_answer_by_version ON public.interactions_formanswer USING btree (version_id, at, id);

CREATE INDEX handed_copy_of_customer ON public.customers_handedcopy USING btree (customer_id, asked_at DESC);

CREATE INDEX handed_copy_to_drop ON public.customers_handedcopy USING btree (ready_at) WHERE ((state)::text = 'ready'::text);

CREATE INDEX heldquestion_of_complaint ON public.complaints_heldquestion USING btree (complaint_id, asked_at DESC, id);

CREATE INDEX help_by_complaint ON public.complaints_help USING btree (complaint_id, asked_at);

CREATE INDEX help_waits_now ON public.complaints_help USING btree (due_at) WHERE ((done_at IS NULL) AND (turned_at IS NULL) AND ((way)::text = 'now'::text));

CREATE INDEX history_import_by_mailbox ON public.interactions_historyimport USING btree (mailbox_id, asked_at DESC);

CREATE INDEX holding_by_customer ON public.customers_holding USING btree (customer_id, since);

CREATE INDEX holding_by_service ON public.customers_holding USING btree (service_id, since);

CREATE UNIQUE INDEX holding_reference_once ON public.customers_holding USING btree (reference) WHERE (NOT ((reference)::text = ''::text));

CREATE INDEX human_check_last ON public.interactions_humancheck USING btree (source, checked_at DESC);

CREATE INDEX identity_apitoken_prefix_1c55c372_like ON public.identity_apitoken USING btree (prefix varchar_pattern_ops);

CREATE INDEX identity_apitoken_user_id_14231109 ON public.identity_apitoken USING btree (user_id);

CREATE INDEX identity_apitoken_when ON public.identity_apitokenevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX identity_apitokenevent_pgh_obj_id_b2d3b69e ON public.identity_apitokenevent USING btree (pgh_obj_id);

CREATE INDEX identity_apitokenevent_user_id_feee888f ON public.identity_apitokenevent USING btree (user_id);

CREATE INDEX identity_invitation_invited_by_id_fc045d6e ON public.identity_invitation USING btree (invited_by_id);

CREATE INDEX identity_invitation_token_digest_c605f025_like ON public.identity_invitation USING btree (token_digest varchar_pattern_ops);

CREATE INDEX identity_invitation_user_id_11df117f ON public.identity_invitation USING btree (user_id);

CREATE INDEX identity_invitation_when ON public.identity_invitationevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX identity_invitationevent_invited_by_id_9dd09d0e ON public.identity_invitationevent USING btree (invited_by_id);

CREATE INDEX identity_invitationevent_pgh_obj_id_a0179e89 ON public.identity_invitationevent USING btree (pgh_obj_id);

CREATE INDEX identity_invitationevent_user_id_20345e1c ON public.identity_invitationevent USING btree (user_id);

CREATE INDEX identity_signinprovide_when ON public.identity_signinproviderevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX identity_signinprovider_key_28e8df8a_like ON public.identity_signinprovider USING btree (key varchar_pattern_ops);

CREATE INDEX identity_signinproviderevent_pgh_obj_id_a5af0db1 ON public.identity_signinproviderevent USING btree (pgh_obj_id);

CREATE INDEX identity_user_email_65af1202_like ON public.identity_user USING btree (email varchar_pattern_ops);

CREATE INDEX identity_user_when ON public.identity_userevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX identity_userevent_pgh_obj_id_09f85d63 ON public.identity_userevent USING btree (pgh_obj_id);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX interactions_attachment_message_id_398bd146 ON public.interactions_attachment USING btree (message_id);

CREATE INDEX interactions_conversat_when ON public.interactions_conversationcustomerevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_conversation_customer_id_97f83fcd ON public.interactions_conversation USING btree (customer_id);

CREATE INDEX interactions_conversation_follows_id_9d90f9dd ON public.interactions_conversation USING btree (follows_id);

CREATE INDEX interactions_conversation_key_7daa2821_like ON public.interactions_conversation USING btree (key varchar_pattern_ops);

CREATE INDEX interactions_conversation_mailbox_id_3978d0d2 ON public.interactions_conversation USING btree (mailbox_id);

CREATE INDEX interactions_conversation_reply_key_7a9bbe35_like ON public.interactions_conversation USING btree (reply_key varchar_pattern_ops);

CREATE INDEX interactions_conversation_side_of_id_20d4c66b ON public.interactions_conversation USING btree (side_of_id);

CREATE INDEX interactions_conversationcustomerevent_customer_id_dcf2a5ae ON public.interactions_conversationcustomerevent USING btree (customer_id);

CREATE INDEX interactions_conversationcustomerevent_pgh_obj_id_ade659af ON public.interactions_conversationcustomerevent USING btree (pgh_obj_id);

CREATE INDEX interactions_failedaddress_address_4a5416fd_like ON public.interactions_failedaddress USING btree (address varchar_pattern_ops);

CREATE INDEX interactions_form_mailbox_id_ed37f2a9 ON public.interactions_form USING btree (mailbox_id);

CREATE INDEX interactions_form_slug_50b261a9_like ON public.interactions_form USING btree (slug varchar_pattern_ops);

CREATE INDEX interactions_form_when ON public.interactions_formevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_formanswer_version_id_c71f9c8f ON public.interactions_formanswer USING btree (version_id);

CREATE INDEX interactions_formevent_mailbox_id_9fee0d0f ON public.interactions_formevent USING btree (mailbox_id);

CREATE INDEX interactions_formevent_pgh_obj_id_ced08a50 ON public.interactions_formevent USING btree (pgh_obj_id);

CREATE INDEX interactions_formversion_form_id_8725b876 ON public.interactions_formversion USING btree (form_id);

CREATE INDEX interactions_historyimport_mailbox_id_3aee59cb ON public.interactions_historyimport USING btree (mailbox_id);

CREATE INDEX interactions_historythread_conversation_id_e57e472c ON public.interactions_historythread USING btree (conversation_id);

CREATE INDEX interactions_historythread_mailbox_id_5f5aadea ON public.interactions_historythread USING btree (mailbox_id);

CREATE INDEX interactions_humancheck_checked_by_id_4ad4625c ON public.interactions_humancheck USING btree (checked_by_id);

CREATE INDEX interactions_humancheck_service_id_0aa99a6b ON public.interactions_humancheck USING btree (service_id);

CREATE INDEX interactions_mailbox_address_f379b8da_like ON public.interactions_mailbox USING btree (address varchar_pattern_ops);

CREATE INDEX interactions_mailbox_when ON public.interactions_mailboxevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_mailboxevent_pgh_obj_id_61744abb ON public.interactions_mailboxevent USING btree (pgh_obj_id);

CREATE INDEX interactions_mailboxid_when ON public.interactions_mailboxidentityevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_mailboxidentityevent_mailbox_id_1167b1bc ON public.interactions_mailboxidentityevent USING btree (mailbox_id);

CREATE INDEX interactions_mailboxidentityevent_pgh_obj_id_1c31e992 ON public.interactions_mailboxidentityevent USING btree (pgh_obj_id);

CREATE INDEX interactions_mailboxso_when ON public.interactions_mailboxsourceevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_mailboxsource_account_id_ea9168fc ON public.interactions_mailboxsource USING btree (account_id);

CREATE INDEX interactions_mailboxsourceevent_account_id_30f21564 ON public.interactions_mailboxsourceevent USING btree (account_id);

CREATE INDEX interactions_mailboxsourceevent_mailbox_id_4f746728 ON public.interactions_mailboxsourceevent USING btree (mailbox_id);

CREATE INDEX interactions_mailboxsourceevent_pgh_obj_id_a4e9e84d ON public.interactions_mailboxsourceevent USING btree (pgh_obj_id);

CREATE INDEX interactions_mailtempl_when ON public.interactions_mailtemplateevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_mailtemplateevent_pgh_obj_id_f2e5b9fe ON public.interactions_mailtemplateevent USING btree (pgh_obj_id);

CREATE INDEX interactions_message_conversation_id_477603ba ON public.interactions_message USING btree (conversation_id);

CREATE INDEX interactions_participant_conversation_id_e19c1bd5 ON public.interactions_participant USING btree (conversation_id);

CREATE INDEX interactions_rawmessag_when ON public.interactions_rawmessagestatereasonevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_rawmessage_duplicate_of_id_232f90f0 ON public.interactions_rawmessage USING btree (duplicate_of_id);

CREATE INDEX interactions_rawmessage_key_07a244b6_like ON public.interactions_rawmessage USING btree (key varchar_pattern_ops);

CREATE INDEX interactions_rawmessagestatereasonevent_pgh_obj_id_151d0925 ON public.interactions_rawmessagestatereasonevent USING btree (pgh_obj_id);

CREATE INDEX interactions_sourcefolder_source_id_fbb2c8cc ON public.interactions_sourcefolder USING btree (source_id);

CREATE INDEX interactions_spamrule_when ON public.interactions_spamruleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX interactions_spamruleevent_pgh_obj_id_33b8138c ON public.interactions_spamruleevent USING btree (pgh_obj_id);

CREATE INDEX interactions_stagedfile_form_id_6c142e9a ON public.interactions_stagedfile USING btree (form_id);

CREATE INDEX interactions_stagedfile_token_c261003d_like ON public.interactions_stagedfile USING btree (token varchar_pattern_ops);

CREATE INDEX investment_by_review ON public.portfolio_investment USING btree (review_on);

CREATE UNIQUE INDEX invitation_one_open ON public.identity_invitation USING btree (lower((email)::text)) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));

CREATE INDEX invitation_recent ON public.identity_invitation USING btree (created_at DESC);

CREATE INDEX kernel_cache_expires ON public.kernel_cache USING btree (expires);

CREATE INDEX kernel_evidencesalt_owner_94a14bd4_like ON public.kernel_evidencesalt USING btree (owner varchar_pattern_ops);

CREATE INDEX knowledge_article_owner_id_b40ac797 ON public.knowledge_article USING btree (owner_id);

CREATE INDEX knowledge_article_service_id_32af26f1 ON public.knowledge_article USING btree (service_id);

CREATE INDEX knowledge_article_slug_6d5129a0_like ON public.knowledge_article USING btree (slug varchar_pattern_ops);

CREATE INDEX knowledge_article_when ON public.knowledge_articleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX knowledge_articleevent_owner_id_93bcec73 ON public.knowledge_articleevent USING btree (owner_id);

CREATE INDEX knowledge_articleevent_pgh_obj_id_416e0ed7 ON public.knowledge_articleevent USING btree (pgh_obj_id);

CREATE INDEX knowledge_articleevent_service_id_f9a7ad02 ON public.knowledge_articleevent USING btree (service_id);

CREATE INDEX knowledge_articleopinion_article_id_033317f2 ON public.knowledge_articleopinion USING btree (article_id);

CREATE INDEX knowledge_articleversion_article_id_cba279b4 ON public.knowledge_articleversion USING btree (article_id);

CREATE INDEX knowledge_articleversion_by_id_add4a315 ON public.knowledge_articleversion USING btree (by_id);

CREATE INDEX knowledge_servicenotic_when ON public.knowledge_servicenoticeevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX knowledge_servicenotice_service_id_b461834b ON public.knowledge_servicenotice USING btree (service_id);

CREATE INDEX knowledge_servicenoticeevent_pgh_obj_id_10ced820 ON public.knowledge_servicenoticeevent USING btree (pgh_obj_id);

CREATE INDEX knowledge_servicenoticeevent_service_id_d561a483 ON public.knowledge_servicenoticeevent USING btree (service_id);

CREATE INDEX knowledge_servicenoticestep_by_id_c72e8a61 ON public.knowledge_servicenoticestep USING btree (by_id);

CREATE INDEX knowledge_servicenoticestep_notice_id_ccdc3279 ON public.knowledge_servicenoticestep USING btree (notice_id);

CREATE INDEX languagesaid_by_time ON public.complaints_languagesaid USING btree (said_at, id);

CREATE INDEX languagesaid_of_complaint ON public.complaints_languagesaid USING btree (complaint_id, said_at DESC, id);

CREATE INDEX legal_term_by_start ON public.portfolio_legalterm USING btree (started_at, id);

CREATE UNIQUE INDEX legal_term_one_first ON public.portfolio_legalterm USING btree (subject, duty) WHERE is_first;

CREATE INDEX legal_term_open ON public.portfolio_legalterm USING btree (ends_before) WHERE (stopped_at IS NULL);

CREATE INDEX lesson_by_complaint ON public.complaints_lesson USING btree (complaint_id, made_at);

CREATE INDEX live_event_at ON public.kernel_liveevent USING btree (at);

CREATE INDEX live_event_xid ON public.kernel_liveevent USING btree (xid, id);

CREATE INDEX macro_person ON public.cases_macro USING btree (person_id);

CREATE INDEX macro_team ON public.cases_macro USING btree (team_id);

CREATE INDEX matter_open ON public.statutory_matter USING btree (filed_at, id) WHERE (((state)::text = 'open'::text) AND wants_receipt);

CREATE INDEX matter_receipt_mail ON public.statutory_matterreceipt USING btree (mail_id) WHERE (mail_id IS NOT NULL);

CREATE INDEX matter_told_mail ON public.statutory_matter USING btree (told_mail_id) WHERE (told_mail_id IS NOT NULL);

CREATE INDEX merge_by_kept ON public.customers_merge USING btree (kept_id, at DESC);

CREATE INDEX merge_by_other ON public.customers_merge USING btree (other_id, at DESC);

CREATE INDEX message_by_conversation ON public.interactions_message USING btree (conversation_id, at, id);

CREATE INDEX message_by_message_id ON public.interactions_message USING btree (message_id);

CREATE INDEX message_newest ON public.interactions_message USING btree (at DESC, id DESC);

CREATE UNIQUE INDEX message_once_a_fingerprint ON public.interactions_message USING btree (fingerprint) WHERE (NOT ((fingerprint)::text = ''::text));

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX note_order ON public.cases_note USING btree (case_id, at);

CREATE INDEX notice_answer_latest ON public.cases_noticeanswer USING btree (notice_id, asked_at DESC);

CREATE INDEX notice_for_digest ON public.notices_notice USING btree (user_id, created_at) WHERE (((mail_way)::text = 'digest'::text) AND (mailed_at IS NULL) AND (read_at IS NULL));

CREATE INDEX notice_mail_by_customer ON public.feedback_noticemail USING btree (customer_id, sent_at DESC);

CREATE INDEX notice_mail_by_mail ON public.feedback_noticemail USING btree (mail_id) WHERE (mail_id IS NOT NULL);

CREATE INDEX notice_of_user ON public.notices_notice USING btree (user_id, created_at DESC, id DESC);

CREATE INDEX notice_unread ON public.notices_notice USING btree (user_id) WHERE (read_at IS NULL);

CREATE UNIQUE INDEX notice_unread_once ON public.notices_notice USING btree (user_id, kind, subject) WHERE (read_at IS NULL);

CREATE INDEX notices_absence_substitute_id_d04131e1 ON public.notices_absence USING btree (substitute_id);

CREATE INDEX notices_absence_user_id_da6d2611 ON public.notices_absence USING btree (user_id);

CREATE INDEX notices_mailwindow_user_id_d589ead1 ON public.notices_mailwindow USING btree (user_id);

CREATE INDEX notices_notice_instead_of_id_b3e70e50 ON public.notices_notice USING btree (instead_of_id);

CREATE INDEX notices_notice_user_id_62c74e71 ON public.notices_notice USING btree (user_id);

CREATE INDEX notices_preference_user_id_aec1a24f ON public.notices_preference USING btree (user_id);

CREATE INDEX oauth_flow_by_age ON public.delivery_oauthflow USING btree (started_at);

CREATE INDEX offer_declined ON public.routing_offer USING btree (answered_at) WHERE ((state)::text = ANY (ARRAY[('refused'::character varying)::text, ('expired'::character varying)::text]));

CREATE INDEX offer_expires ON public.routing_offer USING btree (expires_at) WHERE ((state)::text = 'open'::text);

CREATE INDEX offer_item ON public.routing_offer USING btree (item_id, made_at DESC);

CREATE UNIQUE INDEX offer_one_open ON public.routing_offer USING btree (item_id) WHERE ((state)::text = 'open'::text);

CREATE INDEX offer_open ON public.routing_offer USING btree (user_id) WHERE ((state)::text = 'open'::text);

CREATE INDEX offerline_newest ON public.cases_offerline USING btree (at DESC, id DESC);

CREATE INDEX offerline_of_case ON public.cases_offerline USING btree (case_id, what, at);

CREATE INDEX order_awaited ON public.orders_order USING btree (due_at, id) WHERE ((state)::text = ANY (ARRAY[('confirmed'::character varying)::text, ('partly'::character varying)::text, ('preparing'::character varying)::text, ('sent'::character varying)::text]));

CREATE INDEX order_by_case ON public.orders_order USING btree (case_id, composed_at);

CREATE INDEX order_newest ON public.orders_order USING btree (composed_at DESC, id DESC);

CREATE UNIQUE INDEX order_one_draft_a_case ON public.orders_order USING btree (case_id) WHERE ((state)::text = 'draft'::text);

CREATE INDEX order_step_by_time ON public.orders_orderstep USING btree (order_id, at, id);

CREATE INDEX orderable_by_service ON public.portfolio_orderable USING btree (service_id, id);

CREATE INDEX orders_attempt_by_id_bafa1c3e ON public.orders_attempt USING btree (by_id);

CREATE INDEX orders_attempt_request_id_84781b0c ON public.orders_attempt USING btree (request_id);

CREATE INDEX orders_order_case_id_0c59c65f ON public.orders_order USING btree (case_id);

CREATE INDEX orders_order_changed_by_id_474efa7f ON public.orders_order USING btree (changed_by_id);

CREATE INDEX orders_order_composed_by_id_8e37b30f ON public.orders_order USING btree (composed_by_id);

CREATE INDEX orders_order_number_abc9e0f2_like ON public.orders_order USING btree (number varchar_pattern_ops);

CREATE INDEX orders_order_service_id_b6affa07 ON public.orders_order USING btree (service_id);

CREATE INDEX orders_orderline_item_id_f168e2fd ON public.orders_orderline USING btree (item_id);

CREATE INDEX orders_orderline_order_id_17f8f3ef ON public.orders_orderline USING btree (order_id);

CREATE INDEX orders_orderline_sold_as_id_47c6f78b ON public.orders_orderline USING btree (sold_as_id);

CREATE INDEX orders_orderstep_by_id_3d5f99ef ON public.orders_orderstep USING btree (by_id);

CREATE INDEX orders_orderstep_order_id_5ffd2a28 ON public.orders_orderstep USING btree (order_id);

CREATE INDEX orders_specialrequest_asked_by_id_6fd93c4c ON public.orders_specialrequest USING btree (asked_by_id);

CREATE INDEX orders_specialrequest_case_id_e31fb0b3 ON public.orders_specialrequest USING btree (case_id);

CREATE INDEX orders_specialrequest_ended_by_id_0127765f ON public.orders_specialrequest USING btree (ended_by_id);

CREATE INDEX orders_specialrequest_number_0297c05c_like ON public.orders_specialrequest USING btree (number varchar_pattern_ops);

CREATE INDEX orders_specialrequest_owner_id_5e7c421a ON public.orders_specialrequest USING btree (owner_id);

CREATE INDEX orders_specialrequest_service_id_04dc7b7e ON public.orders_specialrequest USING btree (service_id);

CREATE INDEX organization_businessc_when ON public.organization_businesscalendarevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX organization_businesscalendarevent_pgh_obj_id_2a653a9a ON public.organization_businesscalendarevent USING btree (pgh_obj_id);

CREATE INDEX organization_calendarversion_calendar_id_7a3081fd ON public.organization_calendarversion USING btree (calendar_id);

CREATE INDEX organization_company_when ON public.organization_companyevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX organization_companyevent_pgh_obj_id_45feb98d ON public.organization_companyevent USING btree (pgh_obj_id);

CREATE INDEX organization_confirmedyear_calendar_id_985190d4 ON public.organization_confirmedyear USING btree (calendar_id);

CREATE INDEX organization_membershi_when ON public.organization_membershipevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX organization_membership_team_id_43e90c01 ON public.organization_membership USING btree (team_id);

CREATE INDEX organization_membership_user_id_a67a4345 ON public.organization_membership USING btree (user_id);

CREATE INDEX organization_membershipevent_pgh_obj_id_678dbabe ON public.organization_membershipevent USING btree (pgh_obj_id);

CREATE INDEX organization_membershipevent_team_id_c80e73ec ON public.organization_membershipevent USING btree (team_id);

CREATE INDEX organization_membershipevent_user_id_ce24913d ON public.organization_membershipevent USING btree (user_id);

CREATE INDEX organization_team_when ON public.organization_teamevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX organization_teamevent_pgh_obj_id_3e0172ac ON public.organization_teamevent USING btree (pgh_obj_id);

CREATE INDEX outgoing_mail_by_reference ON public.delivery_outgoingmail USING btree (reference);

CREATE INDEX outgoing_mail_by_state ON public.delivery_outgoingmail USING btree (state, created_at DESC, id DESC);

CREATE INDEX outgoing_mail_due ON public.delivery_outgoingmail USING btree (next_attempt_at) WHERE ((state)::text = ANY (ARRAY[('queued'::character varying)::text, ('waiting'::character varying)::text, ('sending'::character varying)::text]));

CREATE INDEX participant_by_address ON public.interactions_participant USING btree (address);

CREATE INDEX party_by_name ON public.portfolio_party USING btree (sort_name, id);

CREATE UNIQUE INDEX pause_one_open ON public.clocks_pause USING btree (clock_id) WHERE (resumed_at IS NULL);

CREATE INDEX planned_answer_by_case ON public.cases_plannedanswer USING btree (case_id, leaves_at);

CREATE INDEX planned_answer_due ON public.cases_plannedanswer USING btree (leaves_at) WHERE ((state)::text = 'planned'::text);

CREATE UNIQUE INDEX policy_one_draft ON public.portfolio_policyversion USING btree ((1)) WHERE (signed_at IS NULL);

CREATE INDEX portfolio_allocation_service_id_d321846f ON public.portfolio_allocation USING btree (service_id);

CREATE INDEX portfolio_allocation_when ON public.portfolio_allocationevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_allocationevent_pgh_obj_id_65cff343 ON public.portfolio_allocationevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_allocationevent_service_id_d673ce2a ON public.portfolio_allocationevent USING btree (service_id);

CREATE INDEX portfolio_candidaterat_when ON public.portfolio_candidateratingevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_candidaterating_decision_id_dc4a2f67 ON public.portfolio_candidaterating USING btree (decision_id);

CREATE INDEX portfolio_candidateratingevent_decision_id_1dbc5916 ON public.portfolio_candidateratingevent USING btree (decision_id);

CREATE INDEX portfolio_candidateratingevent_pgh_obj_id_0b72d8a0 ON public.portfolio_candidateratingevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_decision_service_id_1f8a7a72 ON public.portfolio_decision USING btree (service_id);

CREATE INDEX portfolio_decision_when ON public.portfolio_decisionevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_decisionchoice_chosen_by_id_940362a9 ON public.portfolio_decisionchoice USING btree (chosen_by_id);

CREATE INDEX portfolio_decisionchoice_decision_id_bff78dc0 ON public.portfolio_decisionchoice USING btree (decision_id);

CREATE INDEX portfolio_decisionchoice_option_id_e6c1da53 ON public.portfolio_decisionchoice USING btree (option_id);

CREATE INDEX portfolio_decisionevent_pgh_obj_id_661ae349 ON public.portfolio_decisionevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_decisionevent_service_id_3e674ad5 ON public.portfolio_decisionevent USING btree (service_id);

CREATE INDEX portfolio_decisionopti_when ON public.portfolio_decisionoptionevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_decisionoption_decision_id_4eb0dc7f ON public.portfolio_decisionoption USING btree (decision_id);

CREATE INDEX portfolio_decisionoption_party_id_5558b414 ON public.portfolio_decisionoption USING btree (party_id);

CREATE INDEX portfolio_decisionoptionevent_decision_id_9b2a13d4 ON public.portfolio_decisionoptionevent USING btree (decision_id);

CREATE INDEX portfolio_decisionoptionevent_party_id_a2a9a262 ON public.portfolio_decisionoptionevent USING btree (party_id);

CREATE INDEX portfolio_decisionoptionevent_pgh_obj_id_f2c7b329 ON public.portfolio_decisionoptionevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_frozendays_digest_19b62b3d_like ON public.portfolio_frozendays USING btree (digest varchar_pattern_ops);

CREATE INDEX portfolio_instrumentfi_when ON public.portfolio_instrumentfindingevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_instrumentfinding_decision_id_806bcf0a ON public.portfolio_instrumentfinding USING btree (decision_id);

CREATE INDEX portfolio_instrumentfindingevent_decision_id_8423465f ON public.portfolio_instrumentfindingevent USING btree (decision_id);

CREATE INDEX portfolio_instrumentfindingevent_pgh_obj_id_0e292859 ON public.portfolio_instrumentfindingevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_investment_service_id_4dca2239 ON public.portfolio_investment USING btree (service_id);

CREATE INDEX portfolio_investment_when ON public.portfolio_investmentevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_investmentevent_pgh_obj_id_f0cb4985 ON public.portfolio_investmentevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_investmentevent_service_id_24674a61 ON public.portfolio_investmentevent USING btree (service_id);

CREATE INDEX portfolio_legalterm_days_id_2a7f88d9 ON public.portfolio_legalterm USING btree (days_id);

CREATE INDEX portfolio_legalterm_days_id_2a7f88d9_like ON public.portfolio_legalterm USING btree (days_id varchar_pattern_ops);

CREATE INDEX portfolio_legalterm_service_id_e70b2572 ON public.portfolio_legalterm USING btree (service_id);

CREATE INDEX portfolio_measuredresult_standard_id_86ecb91a ON public.portfolio_measuredresult USING btree (standard_id);

CREATE INDEX portfolio_measurefigure_measure_id_2e96508f ON public.portfolio_measurefigure USING btree (measure_id);

CREATE INDEX portfolio_offerversion_service_id_8fa3d8cf ON public.portfolio_offerversion USING btree (service_id);

CREATE INDEX portfolio_orderable_service_id_69acb668 ON public.portfolio_orderable USING btree (service_id);

CREATE INDEX portfolio_orderableversion_item_id_18288c1d ON public.portfolio_orderableversion USING btree (item_id);

CREATE INDEX portfolio_party_name_a0dbfca4_like ON public.portfolio_party USING btree (name varchar_pattern_ops);

CREATE INDEX portfolio_party_owner_id_bbfcafa4 ON public.portfolio_party USING btree (owner_id);

CREATE INDEX portfolio_party_when ON public.portfolio_partyevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_partyevent_owner_id_fe703957 ON public.portfolio_partyevent USING btree (owner_id);

CREATE INDEX portfolio_partyevent_pgh_obj_id_2a361668 ON public.portfolio_partyevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_policyreading_policy_id_67157eda ON public.portfolio_policyreading USING btree (policy_id);

CREATE INDEX portfolio_policyreading_user_id_d2a7012c ON public.portfolio_policyreading USING btree (user_id);

CREATE INDEX portfolio_policyversion_signed_by_id_0f67a709 ON public.portfolio_policyversion USING btree (signed_by_id);

CREATE INDEX portfolio_profilechoice_service_id_b286e648 ON public.portfolio_profilechoice USING btree (service_id);

CREATE INDEX portfolio_scopeversion_signed_by_id_ac417283 ON public.portfolio_scopeversion USING btree (signed_by_id);

CREATE INDEX portfolio_service_key_e5091f63_like ON public.portfolio_service USING btree (key varchar_pattern_ops);

CREATE INDEX portfolio_service_owner_id_18131b4a ON public.portfolio_service USING btree (owner_id);

CREATE INDEX portfolio_service_successor_id_4a5430a0 ON public.portfolio_service USING btree (successor_id);

CREATE INDEX portfolio_service_when ON public.portfolio_serviceevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_serviceevent_owner_id_1dd1c636 ON public.portfolio_serviceevent USING btree (owner_id);

CREATE INDEX portfolio_serviceevent_pgh_obj_id_031f163d ON public.portfolio_serviceevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_serviceevent_successor_id_3a9dd599 ON public.portfolio_serviceevent USING btree (successor_id);

CREATE INDEX portfolio_servicemeasu_when ON public.portfolio_servicemeasureevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_servicemeasure_service_id_7e461f45 ON public.portfolio_servicemeasure USING btree (service_id);

CREATE INDEX portfolio_servicemeasureevent_pgh_obj_id_c2029ba4 ON public.portfolio_servicemeasureevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_servicemeasureevent_service_id_73209c41 ON public.portfolio_servicemeasureevent USING btree (service_id);

CREATE INDEX portfolio_stagemove_service_id_0047548a ON public.portfolio_stagemove USING btree (service_id);

CREATE INDEX portfolio_standard_calendar_id_a32b3d1d ON public.portfolio_standard USING btree (calendar_id);

CREATE INDEX portfolio_standard_owner_id_200fa7e1 ON public.portfolio_standard USING btree (owner_id);

CREATE INDEX portfolio_standard_party_id_99ca6e47 ON public.portfolio_standard USING btree (party_id);

CREATE INDEX portfolio_standard_service_id_8fa0d827 ON public.portfolio_standard USING btree (service_id);

CREATE INDEX portfolio_strategyansw_when ON public.portfolio_strategyanswerevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX portfolio_strategyanswer_service_id_a2cfcf89 ON public.portfolio_strategyanswer USING btree (service_id);

CREATE INDEX portfolio_strategyanswerevent_pgh_obj_id_39158aad ON public.portfolio_strategyanswerevent USING btree (pgh_obj_id);

CREATE INDEX portfolio_strategyanswerevent_service_id_e82fd83b ON public.portfolio_strategyanswerevent USING btree (service_id);

CREATE INDEX prepared_file_order ON public.cases_preparedfile USING btree (case_id, person_id, at);

CREATE INDEX presence_there ON public.routing_presence USING btree (heartbeat_at) WHERE (NOT ((state)::text = 'offline'::text));

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX profile_choice_last ON public.portfolio_profilechoice USING btree (service_id, profile, since);

CREATE INDEX promise_access ON public.promises_promise USING gin (access_keys);

CREATE INDEX promise_by_customer ON public.promises_promise USING btree (customer_id, due_at DESC);

CREATE INDEX promise_by_due ON public.promises_promise USING btree (due_at DESC, id DESC);

CREATE INDEX promise_by_party ON public.promises_promise USING btree (party_id, due_at DESC) WHERE (party_id IS NOT NULL);

CREATE INDEX promise_by_service ON public.promises_promise USING btree (service_id, due_at);

CREATE INDEX promise_by_subject ON public.promises_promise USING btree (subject) WHERE (NOT ((subject)::text = ''::text));

CREATE UNIQUE INDEX promise_origin_once ON public.promises_promise USING btree (origin) WHERE (NOT ((origin)::text = ''::text));

CREATE INDEX promise_step_by_time ON public.promises_promisestep USING btree (promise_id, at, id);

CREATE INDEX promises_claim_service_id_0eea8a44 ON public.promises_claim USING btree (service_id);

CREATE INDEX promises_claim_signed_by_id_bd2704bd ON public.promises_claim USING btree (signed_by_id);

CREATE INDEX promises_claim_standard_id_12c768f2 ON public.promises_claim USING btree (standard_id);

CREATE INDEX promises_claim_when ON public.promises_claimevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX promises_claimevent_pgh_obj_id_c1d2e774 ON public.promises_claimevent USING btree (pgh_obj_id);

CREATE INDEX promises_claimevent_service_id_266b49de ON public.promises_claimevent USING btree (service_id);

CREATE INDEX promises_claimevent_signed_by_id_c8c46d26 ON public.promises_claimevent USING btree (signed_by_id);

CREATE INDEX promises_claimevent_standard_id_c95d851f ON public.promises_claimevent USING btree (standard_id);

CREATE INDEX promises_passedover_mark_b1b7e1aa_like ON public.promises_passedover USING btree (mark varchar_pattern_ops);

CREATE INDEX promises_promise_claim_id_9a006e73 ON public.promises_promise USING btree (claim_id);

CREATE INDEX promises_promise_customer_id_946d8924 ON public.promises_promise USING btree (customer_id);

CREATE INDEX promises_promise_given_by_id_1c8cbb10 ON public.promises_promise USING btree (given_by_id);

CREATE INDEX promises_promise_owner_id_9fd04f51 ON public.promises_promise USING btree (owner_id);

CREATE INDEX promises_promise_party_id_44167460 ON public.promises_promise USING btree (party_id);

CREATE INDEX promises_promise_replaced_by_id_72240d25 ON public.promises_promise USING btree (replaced_by_id);

CREATE INDEX promises_promise_service_id_28591f86 ON public.promises_promise USING btree (service_id);

CREATE INDEX promises_promise_standard_id_d329698f ON public.promises_promise USING btree (standard_id);

CREATE INDEX promises_promiserule_when ON public.promises_promiseruleevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX promises_promiseruleevent_pgh_obj_id_8a45f48d ON public.promises_promiseruleevent USING btree (pgh_obj_id);

CREATE INDEX promises_promiseruleevent_service_id_ab5e618c ON public.promises_promiseruleevent USING btree (service_id);

CREATE INDEX promises_promisestep_by_id_61590b16 ON public.promises_promisestep USING btree (by_id);

CREATE INDEX promises_promisestep_promise_id_a76c50fa ON public.promises_promisestep USING btree (promise_id);

CREATE INDEX queue_change_queue ON public.routing_queuechange USING btree (queue_id);

CREATE INDEX rating_answer_by_time ON public.feedback_ratinganswer USING btree (rating_id, at, id);

CREATE INDEX rating_by_customer ON public.feedback_rating USING btree (customer_id, asked_at DESC);

CREATE INDEX rating_by_time ON public.feedback_rating USING btree (asked_at DESC, id DESC);

CREATE INDEX raw_message_by_blob ON public.interactions_rawmessage USING btree (blob);

CREATE INDEX raw_message_open ON public.interactions_rawmessage USING btree (received_at) WHERE ((state)::text = 'stored'::text);

CREATE INDEX raw_message_put_aside ON public.interactions_rawmessage USING btree (received_at DESC, id DESC) WHERE ((state)::text = ANY (ARRAY[('quarantined'::character varying)::text, ('refused'::character varying)::text]));

CREATE INDEX remedy_by_complaint ON public.complaints_remedy USING btree (complaint_id, asked_at);

CREATE INDEX remedy_by_time ON public.complaints_remedy USING btree (asked_at);

CREATE UNIQUE INDEX remedy_kind_name_once ON public.complaints_remedykind USING btree (name) WHERE (NOT is_retired);

CREATE UNIQUE INDEX restriction_once ON public.cases_restriction USING btree (case_id) WHERE (lifted_at IS NULL);

CREATE INDEX review_by_time ON public.complaints_review USING btree (made_at DESC, id DESC);

CREATE INDEX reviewdecision_by_review ON public.complaints_reviewdecision USING btree (review_id, made_at);

CREATE INDEX routing_agentlimit_user_id_d74c1c8c ON public.routing_agentlimit USING btree (user_id);

CREATE INDEX routing_agentlimit_when ON public.routing_agentlimitevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_agentlimitevent_pgh_obj_id_5d77489c ON public.routing_agentlimitevent USING btree (pgh_obj_id);

CREATE INDEX routing_agentlimitevent_user_id_4abce44a ON public.routing_agentlimitevent USING btree (user_id);

CREATE INDEX routing_agentskill_skill_id_a1d05dfd ON public.routing_agentskill USING btree (skill_id);

CREATE INDEX routing_agentskill_user_id_d12e5fa3 ON public.routing_agentskill USING btree (user_id);

CREATE INDEX routing_agentskill_when ON public.routing_agentskillevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_agentskillevent_pgh_obj_id_62d8694a ON public.routing_agentskillevent USING btree (pgh_obj_id);

CREATE INDEX routing_agentskillevent_skill_id_aa06f0f0 ON public.routing_agentskillevent USING btree (skill_id);

CREATE INDEX routing_agentskillevent_user_id_ada8cd2e ON public.routing_agentskillevent USING btree (user_id);

CREATE INDEX routing_arrivals_queue_id_1c77ce37 ON public.routing_arrivals USING btree (queue_id);

CREATE INDEX routing_channelload_kind_8711de47_like ON public.routing_channelload USING btree (kind varchar_pattern_ops);

CREATE INDEX routing_channelload_when ON public.routing_channelloadevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_channelloadevent_pgh_obj_id_7fa26603 ON public.routing_channelloadevent USING btree (pgh_obj_id);

CREATE INDEX routing_channelloadevent_pgh_obj_id_7fa26603_like ON public.routing_channelloadevent USING btree (pgh_obj_id varchar_pattern_ops);

CREATE INDEX routing_decision_rest_at_idx ON public.routing_decision_rest USING btree (at);

CREATE INDEX routing_decision_rest_item_id_id_idx ON public.routing_decision_rest USING btree (item_id, id);

CREATE INDEX routing_feed_queue_id_03922543 ON public.routing_feed USING btree (queue_id);

CREATE INDEX routing_feed_source_d0f16ff3_like ON public.routing_feed USING btree (source varchar_pattern_ops);

CREATE INDEX routing_feed_when ON public.routing_feedevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_feedevent_pgh_obj_id_574be33e ON public.routing_feedevent USING btree (pgh_obj_id);

CREATE INDEX routing_feedevent_queue_id_b211fe92 ON public.routing_feedevent USING btree (queue_id);

CREATE INDEX routing_ladderstep_queue_id_d233f254 ON public.routing_ladderstep USING btree (queue_id);

CREATE INDEX routing_ladderstep_to_queue_id_d85465cb ON public.routing_ladderstep USING btree (to_queue_id);

CREATE INDEX routing_ladderstep_when ON public.routing_ladderstepevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_ladderstepevent_pgh_obj_id_4dddf087 ON public.routing_ladderstepevent USING btree (pgh_obj_id);

CREATE INDEX routing_ladderstepevent_queue_id_097a56cf ON public.routing_ladderstepevent USING btree (queue_id);

CREATE INDEX routing_ladderstepevent_to_queue_id_2217cefb ON public.routing_ladderstepevent USING btree (to_queue_id);

CREATE INDEX routing_offer_item_id_63df1485 ON public.routing_offer USING btree (item_id);

CREATE INDEX routing_offer_user_id_3813e9b4 ON public.routing_offer USING btree (user_id);

CREATE INDEX routing_pausereason_name_c4fba476_like ON public.routing_pausereason USING btree (name varchar_pattern_ops);

CREATE INDEX routing_pausereason_when ON public.routing_pausereasonevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_pausereasonevent_pgh_obj_id_06dade22 ON public.routing_pausereasonevent USING btree (pgh_obj_id);

CREATE INDEX routing_presence_reason_id_b12b47b3 ON public.routing_presence USING btree (reason_id);

CREATE INDEX routing_queue_calendar_id_61e37eb0 ON public.routing_queue USING btree (calendar_id);

CREATE INDEX routing_queue_name_8951f1a2_like ON public.routing_queue USING btree (name varchar_pattern_ops);

CREATE INDEX routing_queue_team_id_2aeb4858 ON public.routing_queue USING btree (team_id);

CREATE INDEX routing_queue_when ON public.routing_queueevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_queueevent_calendar_id_85deebb0 ON public.routing_queueevent USING btree (calendar_id);

CREATE INDEX routing_queueevent_pgh_obj_id_b2cf00a2 ON public.routing_queueevent USING btree (pgh_obj_id);

CREATE INDEX routing_queueevent_team_id_d9ee9ac5 ON public.routing_queueevent USING btree (team_id);

CREATE INDEX routing_queueskill_queue_id_a28d00b5 ON public.routing_queueskill USING btree (queue_id);

CREATE INDEX routing_queueskill_skill_id_0227dd15 ON public.routing_queueskill USING btree (skill_id);

CREATE INDEX routing_queueskill_when ON public.routing_queueskillevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_queueskillevent_pgh_obj_id_eee80e3f ON public.routing_queueskillevent USING btree (pgh_obj_id);

CREATE INDEX routing_queueskillevent_queue_id_0360b343 ON public.routing_queueskillevent USING btree (queue_id);

CREATE INDEX routing_queueskillevent_skill_id_181295ae ON public.routing_queueskillevent USING btree (skill_id);

CREATE INDEX routing_skill_name_87501f46_like ON public.routing_skill USING btree (name varchar_pattern_ops);

CREATE INDEX routing_skill_when ON public.routing_skillevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX routing_skillevent_pgh_obj_id_2c941ed2 ON public.routing_skillevent USING btree (pgh_obj_id);

CREATE INDEX routing_workitem_offered_to_id_71df2e1f ON public.routing_workitem USING btree (offered_to_id);

CREATE INDEX routing_workitem_owner_id_363aed40 ON public.routing_workitem USING btree (owner_id);

CREATE INDEX routing_workitem_preferred_id_14bd164e ON public.routing_workitem USING btree (preferred_id);

CREATE INDEX routing_workitem_queue_id_e5b08bc8 ON public.routing_workitem USING btree (queue_id);

CREATE INDEX routing_workitem_subject_838de1fa_like ON public.routing_workitem USING btree (subject varchar_pattern_ops);

CREATE INDEX rule_run_latest ON public.cases_rulerun USING btree (rule_id, at DESC, id DESC);

CREATE INDEX rule_run_of_case ON public.cases_rulerun USING btree (case_id, rule_id, at);

CREATE INDEX rule_run_old ON public.cases_rulerun USING btree (at);

CREATE INDEX saved_view_by_team ON public.cases_savedview USING btree (team_id);

CREATE UNIQUE INDEX scope_one_draft ON public.portfolio_scopeversion USING btree ((1)) WHERE (signed_at IS NULL);

CREATE INDEX search_row_codes ON public.cases_searchrow USING gin (access_keys, codes public.gin_trgm_ops) WHERE (NOT (codes = ''::text));

CREATE INDEX search_row_latest ON public.cases_searchrow USING btree (at DESC);

CREATE INDEX search_row_words ON public.cases_searchrow USING gin (access_keys, words);

CREATE INDEX service_by_owner ON public.portfolio_service USING btree (owner_id);

CREATE INDEX service_notice_by_start ON public.knowledge_servicenotice USING btree (since DESC, id DESC);

CREATE INDEX service_notice_open ON public.knowledge_servicenotice USING btree (since) WHERE (ended_at IS NULL);

CREATE INDEX service_notice_step_by_time ON public.knowledge_servicenoticestep USING btree (notice_id, at DESC);

CREATE UNIQUE INDEX service_notice_step_first_and_last_once ON public.knowledge_servicenoticestep USING btree (notice_id, kind) WHERE (NOT ((kind)::text = 'news'::text));

CREATE INDEX sight_subject ON public.kernel_sight USING btree (subject, quarter);

CREATE UNIQUE INDEX skill_language_once ON public.routing_skill USING btree (language) WHERE (NOT ((language)::text = ''::text));

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX special_by_case ON public.orders_specialrequest USING btree (case_id, asked_at);

CREATE INDEX special_newest ON public.orders_specialrequest USING btree (asked_at DESC, id DESC);

CREATE INDEX stage_move_by_service ON public.portfolio_stagemove USING btree (service_id, created_at DESC);

CREATE INDEX staged_file_by_age ON public.interactions_stagedfile USING btree (at);

CREATE INDEX staged_file_by_request ON public.interactions_stagedfile USING btree (request_id, at, id);

CREATE INDEX standard_by_party ON public.portfolio_standard USING btree (party_id) WHERE (party_id IS NOT NULL);

CREATE INDEX standard_in_force ON public.portfolio_standard USING btree (service_id, metric, valid_from DESC, version DESC);

CREATE INDEX statutory_caseletter_case_id_e772f7ac ON public.statutory_caseletter USING btree (case_id);

CREATE INDEX statutory_matter_service_id_f81dc095 ON public.statutory_matter USING btree (service_id);

CREATE INDEX task_open ON public.work_task USING btree (owner_id, due_at, id) WHERE (done_at IS NULL);

CREATE INDEX task_subject ON public.work_task USING btree (subject);

CREATE UNIQUE INDEX team_name_once ON public.organization_team USING btree (lower((name)::text)) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX term_pause_one_open ON public.portfolio_termpause USING btree (subject) WHERE (ends_at IS NULL);

CREATE INDEX term_pause_waits ON public.portfolio_termpause USING btree (answer_before) WHERE ((ends_at IS NULL) AND (ran_out_at IS NULL));

CREATE INDEX tracking_file_order ON public.cases_trackingfile USING btree (link_id, at);

CREATE INDEX tracking_link_of_thread ON public.cases_trackinglink USING btree (conversation_id, issued_at DESC);

CREATE INDEX tracking_wish_of_address ON public.cases_trackingwish USING btree (address, said_at DESC);

CREATE INDEX undoable_open ON public.cases_undoable USING btree (case_id, at DESC) WHERE (undone_at IS NULL);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE UNIQUE INDEX unrelated_once ON public.complaints_unrelated USING btree (complaint_id, service_id) WHERE (void_at IS NULL);

CREATE INDEX use_window_starts ON public.kernel_usewindow USING btree (starts_at);

CREATE UNIQUE INDEX user_email_once ON public.identity_user USING btree (lower((email)::text));

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE INDEX wave_by_time ON public.feedback_wave USING btree (created_at DESC, id DESC);

CREATE INDEX wave_invitation_by_customer ON public.feedback_waveinvitation USING btree (customer_id, sent_at DESC);

CREATE INDEX work_item_age ON public.routing_workitem USING btree (queue_id, enqueued_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX work_item_head ON public.routing_workitem USING btree (need, rank_at, id) WHERE ((offered_to_id IS NULL) AND ((state)::text = 'waiting'::text));

CREATE INDEX work_item_next ON public.routing_workitem USING btree (queue_id, rank_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX work_item_offered ON public.routing_workitem USING btree (offered_to_id) WHERE (offered_to_id IS NOT NULL);

CREATE INDEX work_item_oldest ON public.routing_workitem USING btree (need, enqueued_at, id) WHERE ((offered_to_id IS NULL) AND ((state)::text = 'waiting'::text));

CREATE INDEX work_item_owner ON public.routing_workitem USING btree (owner_id, due_at) WHERE ((state)::text = 'taken'::text);

CREATE INDEX work_item_preferred ON public.routing_workitem USING btree (preferred_id, rank_at) WHERE ((offered_to_id IS NULL) AND (preferred_id IS NOT NULL) AND ((state)::text = 'waiting'::text));

CREATE INDEX work_task_created_by_id_2b386c3c ON public.work_task USING btree (created_by_id);

CREATE INDEX work_task_owner_id_40f60110 ON public.work_task USING btree (owner_id);

CREATE INDEX work_task_when ON public.work_taskevent USING btree (pgh_created_at DESC, pgh_id DESC);

CREATE INDEX work_taskevent_created_by_id_fd3ea02b ON public.work_taskevent USING btree (created_by_id);

CREATE INDEX work_taskevent_owner_id_46de670e ON public.work_taskevent USING btree (owner_id);

CREATE INDEX work_taskevent_pgh_obj_id_584bea30 ON public.work_taskevent USING btree (pgh_obj_id);

ALTER INDEX public.decision_at ATTACH PARTITION public.routing_decision_rest_at_idx;

ALTER INDEX public.decision_item ATTACH PARTITION public.routing_decision_rest_item_id_id_idx;

ALTER INDEX public.routing_decision_pkey ATTACH PARTITION public.routing_decision_rest_pkey;

CREATE TRIGGER cases_search_case AFTER INSERT OR UPDATE OF subject, number, key, access_keys ON public.cases_case FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_case();

CREATE TRIGGER cases_search_field AFTER INSERT OR DELETE OR UPDATE OF value, case_id ON public.cases_fieldvalue FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_field();

CREATE TRIGGER cases_search_file AFTER INSERT OR DELETE OR UPDATE OF name ON public.interactions_attachment FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_file();

CREATE TRIGGER cases_search_link AFTER INSERT OR DELETE OR UPDATE OF case_id ON public.cases_casemessage FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_link();

CREATE TRIGGER cases_search_message AFTER UPDATE OF text, sender_name, sender_address ON public.interactions_message FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_message();

CREATE TRIGGER cases_search_note AFTER INSERT OR DELETE OR UPDATE OF text, case_id ON public.cases_note FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_note();

CREATE TRIGGER pgtrigger_delete_delete_06a80 AFTER DELETE ON public.cases_customfield FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_06a80();

CREATE TRIGGER pgtrigger_delete_delete_08a7f AFTER DELETE ON public.complaints_remedykind FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_08a7f();

CREATE TRIGGER pgtrigger_delete_delete_10702 AFTER DELETE ON public.cases_replyrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_10702();

CREATE TRIGGER pgtrigger_delete_delete_124e8 AFTER DELETE ON public.identity_invitation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_124e8();

CREATE TRIGGER pgtrigger_delete_delete_13500 AFTER DELETE ON public.complaints_body FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_13500();

CREATE TRIGGER pgtrigger_delete_delete_14c74 AFTER DELETE ON public.delivery_oauthaccount FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_14c74();

CREATE TRIGGER pgtrigger_delete_delete_15059 AFTER DELETE ON public.interactions_conversation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_15059();

CREATE TRIGGER pgtrigger_delete_delete_183b3 AFTER DELETE ON public.interactions_mailboxsource FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_183b3();

CREATE TRIGGER pgtrigger_delete_delete_1d6fc AFTER DELETE ON public.cases_cannedanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1d6fc();

CREATE TRIGGER pgtrigger_delete_delete_1f0f1 AFTER DELETE ON public.complaints_remedylimit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1f0f1();

CREATE TRIGGER pgtrigger_delete_delete_200ed AFTER DELETE ON public.routing_queueskill FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_200ed();

CREATE TRIGGER pgtrigger_delete_delete_28707 AFTER DELETE ON public.routing_ladderstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_28707();

CREATE TRIGGER pgtrigger_delete_delete_293b5 AFTER DELETE ON public.cases_trackingrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_293b5();

CREATE TRIGGER pgtrigger_delete_delete_29c93 AFTER DELETE ON public.delivery_route FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_29c93();

CREATE TRIGGER pgtrigger_delete_delete_2be71 AFTER DELETE ON public.identity_apitoken FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2be71();

CREATE TRIGGER pgtrigger_delete_delete_2d9f1 AFTER DELETE ON public.analytics_threshold FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2d9f1();

CREATE TRIGGER pgtrigger_delete_delete_39d52 AFTER DELETE ON public.routing_queue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_39d52();

CREATE TRIGGER pgtrigger_delete_delete_45c4f AFTER DELETE ON public.portfolio_party FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_45c4f();

CREATE TRIGGER pgtrigger_delete_delete_46a45 AFTER DELETE ON public.routing_agentskill FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_46a45();

CREATE TRIGGER pgtrigger_delete_delete_4807b AFTER DELETE ON public.portfolio_candidaterating FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4807b();

CREATE TRIGGER pgtrigger_delete_delete_51982 AFTER DELETE ON public.portfolio_decisionoption FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_51982();

CREATE TRIGGER pgtrigger_delete_delete_542a9 AFTER DELETE ON public.cases_term FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_542a9();

CREATE TRIGGER pgtrigger_delete_delete_57c8b AFTER DELETE ON public.interactions_spamrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_57c8b();

CREATE TRIGGER pgtrigger_delete_delete_58827 AFTER DELETE ON public.routing_feed FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_58827();

CREATE TRIGGER pgtrigger_delete_delete_5b696 AFTER DELETE ON public.identity_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5b696();

CREATE TRIGGER pgtrigger_delete_delete_5bd06 AFTER DELETE ON public.cases_deskrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5bd06();

CREATE TRIGGER pgtrigger_delete_delete_60925 AFTER DELETE ON public.portfolio_strategyanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_60925();

CREATE TRIGGER pgtrigger_delete_delete_642fb AFTER DELETE ON public.interactions_mailboxidentity FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_642fb();

CREATE TRIGGER pgtrigger_delete_delete_66582 AFTER DELETE ON public.cases_restriction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_66582();

CREATE TRIGGER pgtrigger_delete_delete_67746 AFTER DELETE ON public.knowledge_article FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_67746();

CREATE TRIGGER pgtrigger_delete_delete_68576 AFTER DELETE ON public.portfolio_investment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_68576();

CREATE TRIGGER pgtrigger_delete_delete_778d2 AFTER DELETE ON public.portfolio_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_778d2();

CREATE TRIGGER pgtrigger_delete_delete_7a2a7 AFTER DELETE ON public.portfolio_servicemeasure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7a2a7();

CREATE TRIGGER pgtrigger_delete_delete_7c4d8 AFTER DELETE ON public.organization_company FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7c4d8();

CREATE TRIGGER pgtrigger_delete_delete_7f165 AFTER DELETE ON public.work_task FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7f165();

CREATE TRIGGER pgtrigger_delete_delete_82ca4 AFTER DELETE ON public.feedback_wave FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_82ca4();

CREATE TRIGGER pgtrigger_delete_delete_838dc AFTER DELETE ON public.portfolio_service FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_838dc();

CREATE TRIGGER pgtrigger_delete_delete_841c9 AFTER DELETE ON public.promises_claim FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_841c9();

CREATE TRIGGER pgtrigger_delete_delete_8b163 AFTER DELETE ON public.routing_agentlimit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_8b163();

CREATE TRIGGER pgtrigger_delete_delete_91a3a AFTER DELETE ON public.cases_macro FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_91a3a();

CREATE TRIGGER pgtrigger_delete_delete_939ca AFTER DELETE ON public.customers_customer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_939ca();

CREATE TRIGGER pgtrigger_delete_delete_9983e AFTER DELETE ON public.interactions_form FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9983e();

CREATE TRIGGER pgtrigger_delete_delete_9a7cc AFTER DELETE ON public.organization_businesscalendar FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9a7cc();

CREATE TRIGGER pgtrigger_delete_delete_9e365 AFTER DELETE ON public.portfolio_instrumentfinding FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9e365();

CREATE TRIGGER pgtrigger_delete_delete_a98f6 AFTER DELETE ON public.organization_membership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a98f6();

CREATE TRIGGER pgtrigger_delete_delete_aafe0 AFTER DELETE ON public.identity_signinprovider FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_aafe0();

CREATE TRIGGER pgtrigger_delete_delete_ab739 AFTER DELETE ON public.routing_pausereason FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_ab739();

CREATE TRIGGER pgtrigger_delete_delete_b048d AFTER DELETE ON public.complaints_formkind FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b048d();

CREATE TRIGGER pgtrigger_delete_delete_b07e5 AFTER DELETE ON public.delivery_oauthapp FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b07e5();

CREATE TRIGGER pgtrigger_delete_delete_b647d AFTER DELETE ON public.customers_datarequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b647d();

CREATE TRIGGER pgtrigger_delete_delete_b91c4 AFTER DELETE ON public.feedback_ratingrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b91c4();

CREATE TRIGGER pgtrigger_delete_delete_b9811 AFTER DELETE ON public.delivery_dkimkey FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b9811();

CREATE TRIGGER pgtrigger_delete_delete_bcf67 AFTER DELETE ON public.routing_channelload FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bcf67();

CREATE TRIGGER pgtrigger_delete_delete_bd9c8 AFTER DELETE ON public.complaints_cause FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bd9c8();

CREATE TRIGGER pgtrigger_delete_delete_c3178 AFTER DELETE ON public.portfolio_allocation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c3178();

CREATE TRIGGER pgtrigger_delete_delete_c9afa AFTER DELETE ON public.interactions_mailtemplate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c9afa();

CREATE TRIGGER pgtrigger_delete_delete_cad2e AFTER DELETE ON public.knowledge_servicenotice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_cad2e();

CREATE TRIGGER pgtrigger_delete_delete_d0eb3 AFTER DELETE ON public.organization_team FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d0eb3();

CREATE TRIGGER pgtrigger_delete_delete_d3ca4 AFTER DELETE ON public.routing_skill FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d3ca4();

CREATE TRIGGER pgtrigger_delete_delete_d4e8f AFTER DELETE ON public.interactions_mailbox FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d4e8f();

CREATE TRIGGER pgtrigger_delete_delete_de5c3 AFTER DELETE ON public.promises_promiserule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_de5c3();

CREATE TRIGGER pgtrigger_delete_delete_eb5cb AFTER DELETE ON public.customers_blocking FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_eb5cb();

CREATE TRIGGER pgtrigger_delete_delete_f627e AFTER DELETE ON public.customers_contactpoint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f627e();

CREATE TRIGGER pgtrigger_delete_delete_f8f46 AFTER DELETE ON public.complaints_processtarget FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f8f46();

CREATE TRIGGER pgtrigger_delete_delete_faa33 AFTER DELETE ON public.customers_holding FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_faa33();

CREATE TRIGGER pgtrigger_insert_insert_0525d AFTER INSERT ON public.work_task FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_0525d();

CREATE TRIGGER pgtrigger_insert_insert_099da AFTER INSERT ON public.complaints_remedykind FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_099da();

CREATE TRIGGER pgtrigger_insert_insert_11196 AFTER INSERT ON public.delivery_route FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_11196();

CREATE TRIGGER pgtrigger_insert_insert_1aba8 AFTER INSERT ON public.identity_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1aba8();

CREATE TRIGGER pgtrigger_insert_insert_1af58 AFTER INSERT ON public.portfolio_allocation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1af58();

CREATE TRIGGER pgtrigger_insert_insert_1bab6 AFTER INSERT ON public.interactions_mailtemplate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1bab6();

CREATE TRIGGER pgtrigger_insert_insert_1f73d AFTER INSERT ON public.knowledge_servicenotice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1f73d();

CREATE TRIGGER pgtrigger_insert_insert_23325 AFTER INSERT ON public.interactions_mailbox FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_23325();

CREATE TRIGGER pgtrigger_insert_insert_24270 AFTER INSERT ON public.feedback_wave FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_24270();

CREATE TRIGGER pgtrigger_insert_insert_29589 AFTER INSERT ON public.routing_agentlimit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_29589();

CREATE TRIGGER pgtrigger_insert_insert_2a09a AFTER INSERT ON public.cases_deskrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2a09a();

CREATE TRIGGER pgtrigger_insert_insert_2bdb6 AFTER INSERT ON public.interactions_conversation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2bdb6();

CREATE TRIGGER pgtrigger_insert_insert_2d599 AFTER INSERT ON public.routing_queueskill FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2d599();

CREATE TRIGGER pgtrigger_insert_insert_32169 AFTER INSERT ON public.cases_cannedanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_32169();

CREATE TRIGGER pgtrigger_insert_insert_366f1 AFTER INSERT ON public.organization_team FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_366f1();

CREATE TRIGGER pgtrigger_insert_insert_38785 AFTER INSERT ON public.routing_ladderstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_38785();

CREATE TRIGGER pgtrigger_insert_insert_428ca AFTER INSERT ON public.customers_datarequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_428ca();

CREATE TRIGGER pgtrigger_insert_insert_46172 AFTER INSERT ON public.organization_membership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_46172();

CREATE TRIGGER pgtrigger_insert_insert_47ccd AFTER INSERT ON public.delivery_dkimkey FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_47ccd();

CREATE TRIGGER pgtrigger_insert_insert_490a7 AFTER INSERT ON public.identity_invitation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_490a7();

CREATE TRIGGER pgtrigger_insert_insert_4be7d AFTER INSERT ON public.interactions_mailboxsource FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_4be7d();

CREATE TRIGGER pgtrigger_insert_insert_51671 AFTER INSERT ON public.portfolio_servicemeasure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_51671();

CREATE TRIGGER pgtrigger_insert_insert_51716 AFTER INSERT ON public.cases_restriction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_51716();

CREATE TRIGGER pgtrigger_insert_insert_5b0ac AFTER INSERT ON public.portfolio_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5b0ac();

CREATE TRIGGER pgtrigger_insert_insert_5b3d1 AFTER INSERT ON public.routing_agentskill FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5b3d1();

CREATE TRIGGER pgtrigger_insert_insert_5be31 AFTER INSERT ON public.complaints_processtarget FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5be31();

CREATE TRIGGER pgtrigger_insert_insert_63407 AFTER INSERT ON public.delivery_oauthapp FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_63407();

CREATE TRIGGER pgtrigger_insert_insert_69116 AFTER INSERT ON public.portfolio_decisionoption FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_69116();

CREATE TRIGGER pgtrigger_insert_insert_6a262 AFTER INSERT ON public.interactions_form FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6a262();

CREATE TRIGGER pgtrigger_insert_insert_719d9 AFTER INSERT ON public.delivery_oauthaccount FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_719d9();

CREATE TRIGGER pgtrigger_insert_insert_73537 AFTER INSERT ON public.complaints_cause FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_73537();

CREATE TRIGGER pgtrigger_insert_insert_7584f AFTER INSERT ON public.feedback_ratingrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7584f();

CREATE TRIGGER pgtrigger_insert_insert_76373 AFTER INSERT ON public.complaints_body FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_76373();

CREATE TRIGGER pgtrigger_insert_insert_8122b AFTER INSERT ON public.customers_blocking FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_8122b();

CREATE TRIGGER pgtrigger_insert_insert_83fd8 AFTER INSERT ON public.portfolio_party FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_83fd8();

CREATE TRIGGER pgtrigger_insert_insert_8da25 AFTER INSERT ON public.routing_queue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_8da25();

CREATE TRIGGER pgtrigger_insert_insert_8db60 AFTER INSERT ON public.interactions_mailboxidentity FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_8db60();

CREATE TRIGGER pgtrigger_insert_insert_918cc AFTER INSERT ON public.portfolio_service FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_918cc();

CREATE TRIGGER pgtrigger_insert_insert_95cff AFTER INSERT ON public.portfolio_strategyanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_95cff();

CREATE TRIGGER pgtrigger_insert_insert_9f55a AFTER INSERT ON public.organization_company FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_9f55a();

CREATE TRIGGER pgtrigger_insert_insert_a36e0 AFTER INSERT ON public.customers_customer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a36e0();

CREATE TRIGGER pgtrigger_insert_insert_a6b9a AFTER INSERT ON public.cases_macro FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a6b9a();

CREATE TRIGGER pgtrigger_insert_insert_aa5fe AFTER INSERT ON public.portfolio_candidaterating FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_aa5fe();

CREATE TRIGGER pgtrigger_insert_insert_afe87 AFTER INSERT ON public.routing_channelload FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_afe87();

CREATE TRIGGER pgtrigger_insert_insert_b33bb AFTER INSERT ON public.cases_trackingrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b33bb();

CREATE TRIGGER pgtrigger_insert_insert_b8a57 AFTER INSERT ON public.portfolio_investment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b8a57();

CREATE TRIGGER pgtrigger_insert_insert_bc4bc AFTER INSERT ON public.identity_signinprovider FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_bc4bc();

CREATE TRIGGER pgtrigger_insert_insert_c05d0 AFTER INSERT ON public.routing_pausereason FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c05d0();

CREATE TRIGGER pgtrigger_insert_insert_c283d AFTER INSERT ON public.interactions_spamrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c283d();

CREATE TRIGGER pgtrigger_insert_insert_c947a AFTER INSERT ON public.customers_contactpoint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c947a();

CREATE TRIGGER pgtrigger_insert_insert_cc9c0 AFTER INSERT ON public.promises_promiserule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cc9c0();

CREATE TRIGGER pgtrigger_insert_insert_cd3ad AFTER INSERT ON public.customers_holding FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cd3ad();

CREATE TRIGGER pgtrigger_insert_insert_cdbe6 AFTER INSERT ON public.analytics_threshold FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cdbe6();

CREATE TRIGGER pgtrigger_insert_insert_d700f AFTER INSERT ON public.routing_skill FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d700f();

CREATE TRIGGER pgtrigger_insert_insert_dea45 AFTER INSERT ON public.routing_feed FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_dea45();

CREATE TRIGGER pgtrigger_insert_insert_e0ffb AFTER INSERT ON public.cases_term FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e0ffb();

CREATE TRIGGER pgtrigger_insert_insert_e52aa AFTER INSERT ON public.knowledge_article FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e52aa();

CREATE TRIGGER pgtrigger_insert_insert_e85da AFTER INSERT ON public.cases_customfield FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e85da();

CREATE TRIGGER pgtrigger_insert_insert_ed1b8 AFTER INSERT ON public.complaints_formkind FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ed1b8();

CREATE TRIGGER pgtrigger_insert_insert_ee374 AFTER INSERT ON public.portfolio_instrumentfinding FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ee374();

CREATE TRIGGER pgtrigger_insert_insert_f0e48 AFTER INSERT ON public.cases_replyrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f0e48();

CREATE TRIGGER pgtrigger_insert_insert_f40e6 AFTER INSERT ON public.promises_claim FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f40e6();

CREATE TRIGGER pgtrigger_insert_insert_f6fa6 AFTER INSERT ON public.identity_apitoken FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f6fa6();

CREATE TRIGGER pgtrigger_insert_insert_fa1b5 AFTER INSERT ON public.complaints_remedylimit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_fa1b5();

CREATE TRIGGER pgtrigger_insert_insert_fc0a9 AFTER INSERT ON public.organization_businesscalendar FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_fc0a9();

CREATE TRIGGER pgtrigger_update_update_020d0 AFTER UPDATE ON public.knowledge_article FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.is_offer IS DISTINCT FROM new.is_offer) OR (old.is_retired IS DISTINCT FROM new.is_retired) OR (old.owner_id IS DISTINCT FROM new.owner_id) OR ((old.reach)::text IS DISTINCT FROM (new.reach)::text) OR (old.review_on IS DISTINCT FROM new.review_on) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.slug)::text IS DISTINCT FROM (new.slug)::text) OR (old.version IS DISTINCT FROM new.version))) EXECUTE FUNCTION public.pgtrigger_update_update_020d0();

CREATE TRIGGER pgtrigger_update_update_07e28 AFTER UPDATE ON public.portfolio_decision FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.opened_by IS DISTINCT FROM new.opened_by) OR (old.review_on IS DISTINCT FROM new.review_on) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR (old.why IS DISTINCT FROM new.why))) EXECUTE FUNCTION public.pgtrigger_update_update_07e28();

CREATE TRIGGER pgtrigger_update_update_091e7 AFTER UPDATE ON public.feedback_ratingrule FOR EACH ROW WHEN (((old.after_hours IS DISTINCT FROM new.after_hours) OR (old.asks IS DISTINCT FROM new.asks) OR (old.bad_at_most IS DISTINCT FROM new.bad_at_most) OR (old.service_id IS DISTINCT FROM new.service_id))) EXECUTE FUNCTION public.pgtrigger_update_update_091e7();

CREATE TRIGGER pgtrigger_update_update_0c026 AFTER UPDATE ON public.portfolio_candidaterating FOR EACH ROW WHEN ((((old.candidate)::text IS DISTINCT FROM (new.candidate)::text) OR ((old.competitor)::text IS DISTINCT FROM (new.competitor)::text) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.decision_id IS DISTINCT FROM new.decision_id) OR (old.importance IS DISTINCT FROM new.importance) OR (old.n IS DISTINCT FROM new.n) OR (old.ours IS DISTINCT FROM new.ours) OR ((old.source)::text IS DISTINCT FROM (new.source)::text) OR (old.surveyed_on IS DISTINCT FROM new.surveyed_on) OR (old.theirs IS DISTINCT FROM new.theirs) OR (old.written_by IS DISTINCT FROM new.written_by))) EXECUTE FUNCTION public.pgtrigger_update_update_0c026();

CREATE TRIGGER pgtrigger_update_update_0f97f AFTER UPDATE ON public.identity_invitation FOR EACH ROW WHEN (((old.accepted_at IS DISTINCT FROM new.accepted_at) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.email)::text IS DISTINCT FROM (new.email)::text) OR (old.expires_at IS DISTINCT FROM new.expires_at) OR (old.grants IS DISTINCT FROM new.grants) OR (old.invited_by_id IS DISTINCT FROM new.invited_by_id) OR (old.revoked_at IS DISTINCT FROM new.revoked_at) OR (old.roles IS DISTINCT FROM new.roles) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_0f97f();

CREATE TRIGGER pgtrigger_update_update_12cfd AFTER UPDATE ON public.complaints_remedykind FOR EACH ROW WHEN (((old.amount IS DISTINCT FROM new.amount) OR (old.cost IS DISTINCT FROM new.cost) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.is_owed IS DISTINCT FROM new.is_owed) OR (old.is_retired IS DISTINCT FROM new.is_retired) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.way)::text IS DISTINCT FROM (new.way)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_12cfd();

CREATE TRIGGER pgtrigger_update_update_1c659 AFTER UPDATE ON public.customers_blocking FOR EACH ROW WHEN (((old.customer_id IS DISTINCT FROM new.customer_id) OR (old.lifted_at IS DISTINCT FROM new.lifted_at) OR (old.lifted_by_id IS DISTINCT FROM new.lifted_by_id) OR (old.set_at IS DISTINCT FROM new.set_at) OR (old.set_by_id IS DISTINCT FROM new.set_by_id) OR (old.until IS DISTINCT FROM new.until))) EXECUTE FUNCTION public.pgtrigger_update_update_1c659();

CREATE TRIGGER pgtrigger_update_update_1ec08 AFTER UPDATE ON public.portfolio_decisionoption FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.decision_id IS DISTINCT FROM new.decision_id) OR (old.evidence IS DISTINCT FROM new.evidence) OR ((old.form)::text IS DISTINCT FROM (new.form)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.number IS DISTINCT FROM new.number) OR (old.party_id IS DISTINCT FROM new.party_id) OR ((old.quality)::text IS DISTINCT FROM (new.quality)::text) OR ((old.quantity)::text IS DISTINCT FROM (new.quantity)::text) OR (old.words IS DISTINCT FROM new.words))) EXECUTE FUNCTION public.pgtrigger_update_update_1ec08();

CREATE TRIGGER pgtrigger_update_update_1edb1 AFTER UPDATE ON public.cases_cannedanswer FOR EACH ROW WHEN (((old.is_offer IS DISTINCT FROM new.is_offer) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.person_id IS DISTINCT FROM new.person_id) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.shortcut)::text IS DISTINCT FROM (new.shortcut)::text) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.texts IS DISTINCT FROM new.texts))) EXECUTE FUNCTION public.pgtrigger_update_update_1edb1();

CREATE TRIGGER pgtrigger_update_update_2b1d3 AFTER UPDATE ON public.portfolio_instrumentfinding FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.decision_id IS DISTINCT FROM new.decision_id) OR (old.evidence IS DISTINCT FROM new.evidence) OR (old.finding IS DISTINCT FROM new.finding) OR ((old.instrument)::text IS DISTINCT FROM (new.instrument)::text) OR (old.n IS DISTINCT FROM new.n) OR (old."on" IS DISTINCT FROM new."on") OR (old.written_by IS DISTINCT FROM new.written_by))) EXECUTE FUNCTION public.pgtrigger_update_update_2b1d3();

CREATE TRIGGER pgtrigger_update_update_2c515 AFTER UPDATE ON public.delivery_oauthaccount FOR EACH ROW WHEN ((((old.address)::text IS DISTINCT FROM (new.address)::text) OR (old.consented_by IS DISTINCT FROM new.consented_by) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_2c515();

CREATE TRIGGER pgtrigger_update_update_2dfef AFTER UPDATE ON public.cases_term FOR EACH ROW WHEN (((old.is_retired IS DISTINCT FROM new.is_retired) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.parent_id IS DISTINCT FROM new.parent_id) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.words)::text IS DISTINCT FROM (new.words)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_2dfef();

CREATE TRIGGER pgtrigger_update_update_3c05f AFTER UPDATE ON public.portfolio_allocation FOR EACH ROW WHEN (((old.cost IS DISTINCT FROM new.cost) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.customers IS DISTINCT FROM new.customers) OR (old.first IS DISTINCT FROM new.first) OR (old.hours IS DISTINCT FROM new.hours) OR (old.last IS DISTINCT FROM new.last) OR (old.margin IS DISTINCT FROM new.margin) OR (old.people IS DISTINCT FROM new.people) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.source)::text IS DISTINCT FROM (new.source)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_3c05f();

CREATE TRIGGER pgtrigger_update_update_3d028 AFTER UPDATE ON public.delivery_route FOR EACH ROW WHEN (((old.account_id IS DISTINCT FROM new.account_id) OR ((old.host)::text IS DISTINCT FROM (new.host)::text) OR (old.port IS DISTINCT FROM new.port) OR ((old.security)::text IS DISTINCT FROM (new.security)::text) OR ((old.sender)::text IS DISTINCT FROM (new.sender)::text) OR ((old."user")::text IS DISTINCT FROM (new."user")::text))) EXECUTE FUNCTION public.pgtrigger_update_update_3d028();

CREATE TRIGGER pgtrigger_update_update_40e60 AFTER UPDATE ON public.cases_customfield FOR EACH ROW WHEN (((old.is_required IS DISTINCT FROM new.is_required) OR (old.is_retired IS DISTINCT FROM new.is_retired) OR ((old.key)::text IS DISTINCT FROM (new.key)::text) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.kinds IS DISTINCT FROM new.kinds) OR ((old.label)::text IS DISTINCT FROM (new.label)::text) OR (old."least" IS DISTINCT FROM new."least") OR ((old.mask)::text IS DISTINCT FROM (new.mask)::text) OR (old.most IS DISTINCT FROM new.most) OR (old.options IS DISTINCT FROM new.options) OR (old.place IS DISTINCT FROM new.place) OR (old.service_id IS DISTINCT FROM new.service_id))) EXECUTE FUNCTION public.pgtrigger_update_update_40e60();

CREATE TRIGGER pgtrigger_update_update_41782 AFTER UPDATE ON public.feedback_wave FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.created_by_id IS DISTINCT FROM new.created_by_id) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.margin_pct IS DISTINCT FROM new.margin_pct) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.population IS DISTINCT FROM new.population) OR (old.response_pct IS DISTINCT FROM new.response_pct) OR (old.seed IS DISTINCT FROM new.seed) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.since IS DISTINCT FROM new.since) OR (old.size IS DISTINCT FROM new.size) OR (old.started_at IS DISTINCT FROM new.started_at) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.until IS DISTINCT FROM new.until) OR (old.worth IS DISTINCT FROM new.worth))) EXECUTE FUNCTION public.pgtrigger_update_update_41782();

CREATE TRIGGER pgtrigger_update_update_4421b AFTER UPDATE ON public.interactions_mailboxsource FOR EACH ROW WHEN (((old.account_id IS DISTINCT FROM new.account_id) OR ((old.after)::text IS DISTINCT FROM (new.after)::text) OR (old.authority_pem IS DISTINCT FROM new.authority_pem) OR ((old.host)::text IS DISTINCT FROM (new.host)::text) OR (old.is_active IS DISTINCT FROM new.is_active) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.mailbox_id IS DISTINCT FROM new.mailbox_id) OR ((old.move_to)::text IS DISTINCT FROM (new.move_to)::text) OR (old.port IS DISTINCT FROM new.port) OR ((old.security)::text IS DISTINCT FROM (new.security)::text) OR ((old.start_from)::text IS DISTINCT FROM (new.start_from)::text) OR ((old."user")::text IS DISTINCT FROM (new."user")::text))) EXECUTE FUNCTION public.pgtrigger_update_update_4421b();

CREATE TRIGGER pgtrigger_update_update_4698e AFTER UPDATE ON public.delivery_dkimkey FOR EACH ROW WHEN ((((old.domain)::text IS DISTINCT FROM (new.domain)::text) OR ((old.selector)::text IS DISTINCT FROM (new.selector)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_4698e();

CREATE TRIGGER pgtrigger_update_update_49446 AFTER UPDATE ON public.interactions_mailbox FOR EACH ROW WHEN ((((old.acknowledgement)::text IS DISTINCT FROM (new.acknowledgement)::text) OR ((old.address)::text IS DISTINCT FROM (new.address)::text) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.next_step IS DISTINCT FROM new.next_step) OR (old.out_of_hours_text IS DISTINCT FROM new.out_of_hours_text) OR (old.service_id IS DISTINCT FROM new.service_id))) EXECUTE FUNCTION public.pgtrigger_update_update_49446();

CREATE TRIGGER pgtrigger_update_update_49695 AFTER UPDATE ON public.routing_queue FOR EACH ROW WHEN (((old.calendar_id IS DISTINCT FROM new.calendar_id) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.may_take IS DISTINCT FROM new.may_take) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.offer_seconds IS DISTINCT FROM new.offer_seconds) OR (old.offers IS DISTINCT FROM new.offers) OR (old.patience_minutes IS DISTINCT FROM new.patience_minutes) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.team_id IS DISTINCT FROM new.team_id))) EXECUTE FUNCTION public.pgtrigger_update_update_49695();

CREATE TRIGGER pgtrigger_update_update_498e8 AFTER UPDATE ON public.work_task FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.created_by_id IS DISTINCT FROM new.created_by_id) OR (old.details IS DISTINCT FROM new.details) OR (old.done_at IS DISTINCT FROM new.done_at) OR (old.due_at IS DISTINCT FROM new.due_at) OR (old.owner_id IS DISTINCT FROM new.owner_id) OR (old.result IS DISTINCT FROM new.result) OR ((old.subject)::text IS DISTINCT FROM (new.subject)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR ((old.url)::text IS DISTINCT FROM (new.url)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_498e8();

CREATE TRIGGER pgtrigger_update_update_4aba5 AFTER UPDATE ON public.portfolio_strategyanswer FOR EACH ROW WHEN (((old.answered_at IS DISTINCT FROM new.answered_at) OR (old.answered_by IS DISTINCT FROM new.answered_by) OR (old.evidence IS DISTINCT FROM new.evidence) OR ((old.question)::text IS DISTINCT FROM (new.question)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.text IS DISTINCT FROM new.text))) EXECUTE FUNCTION public.pgtrigger_update_update_4aba5();

CREATE TRIGGER pgtrigger_update_update_4dd47 AFTER UPDATE ON public.portfolio_investment FOR EACH ROW WHEN (((old.cost IS DISTINCT FROM new.cost) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.done_on IS DISTINCT FROM new.done_on) OR ((old.evidence)::text IS DISTINCT FROM (new.evidence)::text) OR ((old.expected)::text IS DISTINCT FROM (new.expected)::text) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.planned_on IS DISTINCT FROM new.planned_on) OR (old.review_on IS DISTINCT FROM new.review_on) OR ((old.seen_figure)::text IS DISTINCT FROM (new.seen_figure)::text) OR (old.seen_on IS DISTINCT FROM new.seen_on) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.title)::text IS DISTINCT FROM (new.title)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_4dd47();

CREATE TRIGGER pgtrigger_update_update_51569 AFTER UPDATE ON public.routing_skill FOR EACH ROW WHEN ((((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_51569();

CREATE TRIGGER pgtrigger_update_update_5632d AFTER UPDATE ON public.cases_trackingrule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5632d();

CREATE TRIGGER pgtrigger_update_update_56523 AFTER UPDATE ON public.organization_team FOR EACH ROW WHEN (((old.closed_at IS DISTINCT FROM new.closed_at) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.name)::text IS DISTINCT FROM (new.name)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_56523();

CREATE TRIGGER pgtrigger_update_update_5b141 AFTER UPDATE ON public.promises_claim FOR EACH ROW WHEN (((old.checked_at IS DISTINCT FROM new.checked_at) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.created_by IS DISTINCT FROM new.created_by) OR (old.ended_at IS DISTINCT FROM new.ended_at) OR (old.found IS DISTINCT FROM new.found) OR ((old.metric)::text IS DISTINCT FROM (new.metric)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.published_at IS DISTINCT FROM new.published_at) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.share IS DISTINCT FROM new.share) OR (old.signed_at IS DISTINCT FROM new.signed_at) OR (old.signed_by_id IS DISTINCT FROM new.signed_by_id) OR (old.since IS DISTINCT FROM new.since) OR (old.standard_id IS DISTINCT FROM new.standard_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.until IS DISTINCT FROM new.until) OR ((old."where")::text IS DISTINCT FROM (new."where")::text) OR (old.within IS DISTINCT FROM new.within) OR ((old.words)::text IS DISTINCT FROM (new.words)::text) OR ((old.words_en)::text IS DISTINCT FROM (new.words_en)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_5b141();

CREATE TRIGGER pgtrigger_update_update_5c8f3 AFTER UPDATE ON public.portfolio_party FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.does IS DISTINCT FROM new.does) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.owner_id IS DISTINCT FROM new.owner_id) OR (old.since IS DISTINCT FROM new.since) OR (old.until IS DISTINCT FROM new.until))) EXECUTE FUNCTION public.pgtrigger_update_update_5c8f3();

CREATE TRIGGER pgtrigger_update_update_5f935 AFTER UPDATE ON public.routing_feed FOR EACH ROW WHEN (((old.queue_id IS DISTINCT FROM new.queue_id) OR ((old.source)::text IS DISTINCT FROM (new.source)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_5f935();

CREATE TRIGGER pgtrigger_update_update_6631f AFTER UPDATE ON public.customers_holding FOR EACH ROW WHEN (((old.answer_hours IS DISTINCT FROM new.answer_hours) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR ((old.every)::text IS DISTINCT FROM (new.every)::text) OR (old.price IS DISTINCT FROM new.price) OR ((old.reference)::text IS DISTINCT FROM (new.reference)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.since IS DISTINCT FROM new.since) OR (old.solve_hours IS DISTINCT FROM new.solve_hours) OR (old.until IS DISTINCT FROM new.until) OR ((old.why_ended)::text IS DISTINCT FROM (new.why_ended)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_6631f();

CREATE TRIGGER pgtrigger_update_update_691bc AFTER UPDATE ON public.routing_pausereason FOR EACH ROW WHEN (((old.is_open IS DISTINCT FROM new.is_open) OR (old.max_minutes IS DISTINCT FROM new.max_minutes) OR ((old.name)::text IS DISTINCT FROM (new.name)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_691bc();

CREATE TRIGGER pgtrigger_update_update_7a6df AFTER UPDATE ON public.interactions_rawmessage FOR EACH ROW WHEN ((((old.state)::text = ANY (ARRAY[('quarantined'::character varying)::text, ('refused'::character varying)::text])) OR ((new.state)::text = ANY (ARRAY[('quarantined'::character varying)::text, ('refused'::character varying)::text])))) EXECUTE FUNCTION public.pgtrigger_update_update_7a6df();

CREATE TRIGGER pgtrigger_update_update_844c5 AFTER UPDATE ON public.interactions_mailtemplate FOR EACH ROW WHEN (((old.html IS DISTINCT FROM new.html) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.occasion)::text IS DISTINCT FROM (new.occasion)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.subject)::text IS DISTINCT FROM (new.subject)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_844c5();

CREATE TRIGGER pgtrigger_update_update_88a48 AFTER UPDATE ON public.interactions_form FOR EACH ROW WHEN (((old.allowed_sites IS DISTINCT FROM new.allowed_sites) OR (old.mailbox_id IS DISTINCT FROM new.mailbox_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.published IS DISTINCT FROM new.published) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.slug)::text IS DISTINCT FROM (new.slug)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_88a48();

CREATE TRIGGER pgtrigger_update_update_8efa1 AFTER UPDATE ON public.interactions_spamrule FOR EACH ROW WHEN ((((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.value)::text IS DISTINCT FROM (new.value)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_8efa1();

CREATE TRIGGER pgtrigger_update_update_90fab AFTER UPDATE ON public.customers_contactpoint FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.value)::text IS DISTINCT FROM (new.value)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_90fab();

CREATE TRIGGER pgtrigger_update_update_91715 AFTER UPDATE ON public.cases_replyrule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_91715();

CREATE TRIGGER pgtrigger_update_update_9b5af AFTER UPDATE ON public.identity_signinprovider FOR EACH ROW WHEN ((((old.client_id)::text IS DISTINCT FROM (new.client_id)::text) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.is_enabled IS DISTINCT FROM new.is_enabled) OR ((old.key)::text IS DISTINCT FROM (new.key)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.server_url)::text IS DISTINCT FROM (new.server_url)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_9b5af();

CREATE TRIGGER pgtrigger_update_update_a0826 AFTER UPDATE ON public.organization_membership FOR EACH ROW WHEN (((old.leads IS DISTINCT FROM new.leads) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_a0826();

CREATE TRIGGER pgtrigger_update_update_a6a4a AFTER UPDATE ON public.complaints_remedylimit FOR EACH ROW WHEN (((old.amount IS DISTINCT FROM new.amount) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR ((old.role)::text IS DISTINCT FROM (new.role)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_a6a4a();

CREATE TRIGGER pgtrigger_update_update_aa712 AFTER UPDATE ON public.portfolio_servicemeasure FOR EACH ROW WHEN ((((old.aspect)::text IS DISTINCT FROM (new.aspect)::text) OR ((old.better)::text IS DISTINCT FROM (new.better)::text) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.goal IS DISTINCT FROM new.goal) OR ((old.metric)::text IS DISTINCT FROM (new.metric)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR ((old.unit)::text IS DISTINCT FROM (new.unit)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_aa712();

CREATE TRIGGER pgtrigger_update_update_c48fc AFTER UPDATE ON public.portfolio_service FOR EACH ROW WHEN (((old.benefit IS DISTINCT FROM new.benefit) OR (old.benefit_en IS DISTINCT FROM new.benefit_en) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.key)::text IS DISTINCT FROM (new.key)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.owner_id IS DISTINCT FROM new.owner_id) OR ((old.phase)::text IS DISTINCT FROM (new.phase)::text) OR ((old.product)::text IS DISTINCT FROM (new.product)::text) OR ((old.product_en)::text IS DISTINCT FROM (new.product_en)::text) OR (old.published_on IS DISTINCT FROM new.published_on) OR (old.review_on IS DISTINCT FROM new.review_on) OR (old.shows_rates IS DISTINCT FROM new.shows_rates) OR ((old.stage)::text IS DISTINCT FROM (new.stage)::text) OR (old.successor_id IS DISTINCT FROM new.successor_id))) EXECUTE FUNCTION public.pgtrigger_update_update_c48fc();

CREATE TRIGGER pgtrigger_update_update_c7dd6 AFTER UPDATE ON public.routing_agentskill FOR EACH ROW WHEN (((old.level IS DISTINCT FROM new.level) OR (old.skill_id IS DISTINCT FROM new.skill_id) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_c7dd6();

CREATE TRIGGER pgtrigger_update_update_c8074 AFTER UPDATE ON public.identity_apitoken FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.expires_at IS DISTINCT FROM new.expires_at) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.prefix)::text IS DISTINCT FROM (new.prefix)::text) OR (old.revoked_at IS DISTINCT FROM new.revoked_at) OR (old.scopes IS DISTINCT FROM new.scopes) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_c8074();

CREATE TRIGGER pgtrigger_update_update_ca86d AFTER UPDATE ON public.customers_customer FOR EACH ROW WHEN (((old.cluster_id IS DISTINCT FROM new.cluster_id) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.restricted IS DISTINCT FROM new.restricted) OR ((old.standing)::text IS DISTINCT FROM (new.standing)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_ca86d();

CREATE TRIGGER pgtrigger_update_update_d5738 AFTER UPDATE ON public.routing_agentlimit FOR EACH ROW WHEN (((old.at_most IS DISTINCT FROM new.at_most) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.user_id IS DISTINCT FROM new.user_id))) EXECUTE FUNCTION public.pgtrigger_update_update_d5738();

CREATE TRIGGER pgtrigger_update_update_d6845 AFTER UPDATE ON public.cases_deskrule FOR EACH ROW WHEN (((old.all_of IS DISTINCT FROM new.all_of) OR (old.any_of IS DISTINCT FROM new.any_of) OR ((old.event)::text IS DISTINCT FROM (new.event)::text) OR (old.hours IS DISTINCT FROM new.hours) OR (old.is_on IS DISTINCT FROM new.is_on) OR (old.kept_at IS DISTINCT FROM new.kept_at) OR (old.kept_by_id IS DISTINCT FROM new.kept_by_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.place IS DISTINCT FROM new.place) OR (old.steps IS DISTINCT FROM new.steps) OR (old.version IS DISTINCT FROM new.version))) EXECUTE FUNCTION public.pgtrigger_update_update_d6845();

CREATE TRIGGER pgtrigger_update_update_d8710 AFTER UPDATE ON public.complaints_processtarget FOR EACH ROW WHEN ((((old.measure)::text IS DISTINCT FROM (new.measure)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.target_pct IS DISTINCT FROM new.target_pct) OR (old.within_hours IS DISTINCT FROM new.within_hours))) EXECUTE FUNCTION public.pgtrigger_update_update_d8710();

CREATE TRIGGER pgtrigger_update_update_df381 AFTER UPDATE ON public.analytics_threshold FOR EACH ROW WHEN ((((old.figure)::text IS DISTINCT FROM (new.figure)::text) OR (old."limit" IS DISTINCT FROM new."limit") OR (old.queue_id IS DISTINCT FROM new.queue_id))) EXECUTE FUNCTION public.pgtrigger_update_update_df381();

CREATE TRIGGER pgtrigger_update_update_e0c6e AFTER UPDATE ON public.routing_channelload FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_e0c6e();

CREATE TRIGGER pgtrigger_update_update_e1cb0 AFTER UPDATE ON public.organization_businesscalendar FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.is_default IS DISTINCT FROM new.is_default) OR ((old.name)::text IS DISTINCT FROM (new.name)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_e1cb0();

CREATE TRIGGER pgtrigger_update_update_e4dc9 AFTER UPDATE ON public.complaints_body FOR EACH ROW WHEN ((((old.address)::text IS DISTINCT FROM (new.address)::text) OR ((old.how)::text IS DISTINCT FROM (new.how)::text) OR ((old.how_en)::text IS DISTINCT FROM (new.how_en)::text) OR (old.is_retired IS DISTINCT FROM new.is_retired) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.service_ids IS DISTINCT FROM new.service_ids) OR (old.since_on IS DISTINCT FROM new.since_on) OR ((old.taking)::text IS DISTINCT FROM (new.taking)::text) OR (old.until_on IS DISTINCT FROM new.until_on) OR ((old.url)::text IS DISTINCT FROM (new.url)::text) OR ((old.way)::text IS DISTINCT FROM (new.way)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_e4dc9();

CREATE TRIGGER pgtrigger_update_update_e6d11 AFTER UPDATE ON public.interactions_mailboxidentity FOR EACH ROW WHEN ((((old.logo)::text IS DISTINCT FROM (new.logo)::text) OR (old.mailbox_id IS DISTINCT FROM new.mailbox_id) OR (old.signature IS DISTINCT FROM new.signature))) EXECUTE FUNCTION public.pgtrigger_update_update_e6d11();

CREATE TRIGGER pgtrigger_update_update_e75be AFTER UPDATE ON public.promises_promiserule FOR EACH ROW WHEN (((old.service_id IS DISTINCT FROM new.service_id) OR ((old.telling)::text IS DISTINCT FROM (new.telling)::text) OR (old.words IS DISTINCT FROM new.words) OR (old.words_en IS DISTINCT FROM new.words_en))) EXECUTE FUNCTION public.pgtrigger_update_update_e75be();

CREATE TRIGGER pgtrigger_update_update_e8aed AFTER UPDATE ON public.delivery_oauthapp FOR EACH ROW WHEN ((((old.authorize_url)::text IS DISTINCT FROM (new.authorize_url)::text) OR ((old.client_id)::text IS DISTINCT FROM (new.client_id)::text) OR ((old.provider)::text IS DISTINCT FROM (new.provider)::text) OR ((old.scopes)::text IS DISTINCT FROM (new.scopes)::text) OR ((old.tenant)::text IS DISTINCT FROM (new.tenant)::text) OR ((old.token_url)::text IS DISTINCT FROM (new.token_url)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_e8aed();

CREATE TRIGGER pgtrigger_update_update_e9213 AFTER UPDATE ON public.cases_macro FOR EACH ROW WHEN (((old.is_offer IS DISTINCT FROM new.is_offer) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.person_id IS DISTINCT FROM new.person_id) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.steps IS DISTINCT FROM new.steps) OR (old.team_id IS DISTINCT FROM new.team_id))) EXECUTE FUNCTION public.pgtrigger_update_update_e9213();

CREATE TRIGGER pgtrigger_update_update_e96cb AFTER UPDATE ON public.knowledge_servicenotice FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.ended_at IS DISTINCT FROM new.ended_at) OR (old.expected_until IS DISTINCT FROM new.expected_until) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.service_id IS DISTINCT FROM new.service_id) OR (old.since IS DISTINCT FROM new.since) OR ((old.title_en)::text IS DISTINCT FROM (new.title_en)::text) OR ((old.title_es)::text IS DISTINCT FROM (new.title_es)::text) OR (old.written_by IS DISTINCT FROM new.written_by))) EXECUTE FUNCTION public.pgtrigger_update_update_e96cb();

CREATE TRIGGER pgtrigger_update_update_ec896 AFTER UPDATE ON public.complaints_formkind FOR EACH ROW WHEN ((((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.source)::text IS DISTINCT FROM (new.source)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_ec896();

CREATE TRIGGER pgtrigger_update_update_edbfc AFTER UPDATE ON public.identity_user FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR ((old.email)::text IS DISTINCT FROM (new.email)::text) OR (old.is_active IS DISTINCT FROM new.is_active) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.roles IS DISTINCT FROM new.roles))) EXECUTE FUNCTION public.pgtrigger_update_update_edbfc();

CREATE TRIGGER pgtrigger_update_update_f22b9 AFTER UPDATE ON public.routing_queueskill FOR EACH ROW WHEN (((old.min_level IS DISTINCT FROM new.min_level) OR (old.queue_id IS DISTINCT FROM new.queue_id) OR (old.skill_id IS DISTINCT FROM new.skill_id))) EXECUTE FUNCTION public.pgtrigger_update_update_f22b9();

CREATE TRIGGER pgtrigger_update_update_f2702 AFTER UPDATE ON public.interactions_conversation FOR EACH ROW WHEN ((old.customer_id IS DISTINCT FROM new.customer_id)) EXECUTE FUNCTION public.pgtrigger_update_update_f2702();

CREATE TRIGGER pgtrigger_update_update_f27b7 AFTER UPDATE ON public.organization_company FOR EACH ROW WHEN ((((old.attended_languages)::text IS DISTINCT FROM (new.attended_languages)::text) OR ((old.base_url)::text IS DISTINCT FROM (new.base_url)::text) OR (old.created_at IS DISTINCT FROM new.created_at) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.is_practice IS DISTINCT FROM new.is_practice) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.logo_digest)::text IS DISTINCT FROM (new.logo_digest)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.timezone)::text IS DISTINCT FROM (new.timezone)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_f27b7();

CREATE TRIGGER pgtrigger_update_update_f51b6 AFTER UPDATE ON public.cases_restriction FOR EACH ROW WHEN (((old.case_id IS DISTINCT FROM new.case_id) OR (old.changed_at IS DISTINCT FROM new.changed_at) OR (old.lifted_at IS DISTINCT FROM new.lifted_at) OR (old.lifted_by_id IS DISTINCT FROM new.lifted_by_id) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR (old.set_at IS DISTINCT FROM new.set_at) OR (old.set_by_id IS DISTINCT FROM new.set_by_id))) EXECUTE FUNCTION public.pgtrigger_update_update_f51b6();

CREATE TRIGGER pgtrigger_update_update_fc42b AFTER UPDATE ON public.routing_ladderstep FOR EACH ROW WHEN (((old.after_minutes IS DISTINCT FROM new.after_minutes) OR (old.drops_language IS DISTINCT FROM new.drops_language) OR (old.lower_by IS DISTINCT FROM new.lower_by) OR (old.queue_id IS DISTINCT FROM new.queue_id) OR (old.to_queue_id IS DISTINCT FROM new.to_queue_id))) EXECUTE FUNCTION public.pgtrigger_update_update_fc42b();

CREATE TRIGGER pgtrigger_update_update_fd6db AFTER UPDATE ON public.customers_datarequest FOR EACH ROW WHEN (((old.asked_on IS DISTINCT FROM new.asked_on) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR (old.due_at IS DISTINCT FROM new.due_at) OR (old.ended_at IS DISTINCT FROM new.ended_at) OR (old.ended_by_id IS DISTINCT FROM new.ended_by_id) OR (old.extended IS DISTINCT FROM new.extended) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.registered_at IS DISTINCT FROM new.registered_at) OR (old.registered_by_id IS DISTINCT FROM new.registered_by_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_fd6db();

CREATE TRIGGER pgtrigger_update_update_ff103 AFTER UPDATE ON public.complaints_cause FOR EACH ROW WHEN (((old.is_retired IS DISTINCT FROM new.is_retired) OR ((old.loss)::text IS DISTINCT FROM (new.loss)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.owner_id IS DISTINCT FROM new.owner_id) OR (old.parent_id IS DISTINCT FROM new.parent_id))) EXECUTE FUNCTION public.pgtrigger_update_update_ff103();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER routing_items_counted AFTER INSERT OR DELETE OR UPDATE OF state, owner_id, offered_to_id, parked_at, weight_pct, kind, queue_id ON public.routing_workitem FOR EACH ROW EXECUTE FUNCTION public.routing_count_items();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_alert
    ADD CONSTRAINT analytics_alert_queue_id_91b1caea_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_alert
    ADD CONSTRAINT analytics_alert_threshold_id_2eb3add4_fk_analytics_threshold_id FOREIGN KEY (threshold_id) REFERENCES public.analytics_threshold(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_callrecord
    ADD CONSTRAINT analytics_callrecord_batch_id_323dd32b_fk_analytics FOREIGN KEY (batch_id) REFERENCES public.analytics_callbatch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_expectedarrivals
    ADD CONSTRAINT analytics_expectedar_queue_id_c07ecbc0_fk_routing_q FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_threshold
    ADD CONSTRAINT analytics_threshold_queue_id_1c31edb3_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_bulkpart
    ADD CONSTRAINT cases_bulkpart_run_id_0fb77b6e_fk_cases_bulkrun_id FOREIGN KEY (run_id) REFERENCES public.cases_bulkrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_bulkrun
    ADD CONSTRAINT cases_bulkrun_person_id_f0d5cc1c_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_cannedanswer
    ADD CONSTRAINT cases_cannedanswer_person_id_204212f4_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_cannedanswer
    ADD CONSTRAINT cases_cannedanswer_service_id_9bd0847f_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_conversation_id_32f0e887_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_customer_id_3e0cf925_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_follows_id_431e3f59_fk_cases_case_id FOREIGN KEY (follows_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_item_id_896f667f_fk_routing_workitem_id FOREIGN KEY (item_id) REFERENCES public.routing_workitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_merged_into_id_1b4320d8_fk_cases_case_id FOREIGN KEY (merged_into_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_registered_by_id_baa64d7e_fk_identity_user_id FOREIGN KEY (registered_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_restriction_id_d0abee5c_fk_cases_restriction_id FOREIGN KEY (restriction_id) REFERENCES public.cases_restriction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_service_id_d5119aeb_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_subject_class_id_fe9195f5_fk_cases_term_id FOREIGN KEY (subject_class_id) REFERENCES public.cases_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseentry
    ADD CONSTRAINT cases_caseentry_actor_id_7028b3e1_fk_identity_user_id FOREIGN KEY (actor_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseentry
    ADD CONSTRAINT cases_caseentry_case_id_4d90cb31_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseeye
    ADD CONSTRAINT cases_caseeye_case_id_0fc147b5_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseeye
    ADD CONSTRAINT cases_caseeye_person_id_72181f21_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_case_id_d380f93b_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_other_id_e6b4d578_fk_cases_case_id FOREIGN KEY (other_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casemessage
    ADD CONSTRAINT cases_casemessage_case_id_d0c4cc0b_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casemessage
    ADD CONSTRAINT cases_casemessage_message_id_9dc9106d_fk_interacti FOREIGN KEY (message_id) REFERENCES public.interactions_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casenotice
    ADD CONSTRAINT cases_casenotice_by_id_91f9419c_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casenotice
    ADD CONSTRAINT cases_casenotice_case_id_3a217dc0_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casenotice
    ADD CONSTRAINT cases_casenotice_notice_id_f1d9b72f_fk_knowledge FOREIGN KEY (notice_id) REFERENCES public.knowledge_servicenotice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casetag
    ADD CONSTRAINT cases_casetag_case_id_a22429ac_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casetag
    ADD CONSTRAINT cases_casetag_term_id_2528eeae_fk_cases_term_id FOREIGN KEY (term_id) REFERENCES public.cases_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_coaching
    ADD CONSTRAINT cases_coaching_author_id_f99c231a_fk_identity_user_id FOREIGN KEY (author_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_coaching
    ADD CONSTRAINT cases_coaching_case_id_af66a43c_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_coaching
    ADD CONSTRAINT cases_coaching_person_id_9dac7f71_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_customfield
    ADD CONSTRAINT cases_customfield_service_id_c0e511f7_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_deskrule
    ADD CONSTRAINT cases_deskrule_kept_by_id_8652332c_fk_identity_user_id FOREIGN KEY (kept_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT cases_draft_case_id_2bc2a7d9_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT cases_draft_person_id_eb3086ad_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_fieldvalue
    ADD CONSTRAINT cases_fieldvalue_case_id_f4940bca_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_fieldvalue
    ADD CONSTRAINT cases_fieldvalue_field_id_a4edba72_fk_cases_customfield_id FOREIGN KEY (field_id) REFERENCES public.cases_customfield(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_macro
    ADD CONSTRAINT cases_macro_person_id_73f018a0_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_macro
    ADD CONSTRAINT cases_macro_service_id_2bc0232d_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_note
    ADD CONSTRAINT cases_note_author_id_0975e405_fk_identity_user_id FOREIGN KEY (author_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_note
    ADD CONSTRAINT cases_note_case_id_77ee1e2a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_noticeanswer
    ADD CONSTRAINT cases_noticeanswer_notice_id_566d1122_fk_knowledge FOREIGN KEY (notice_id) REFERENCES public.knowledge_servicenotice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_noticeanswer
    ADD CONSTRAINT cases_noticeanswer_person_id_caf0d0bf_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_noticeanswercase
    ADD CONSTRAINT cases_noticeanswerca_answer_id_12ff1795_fk_cases_not FOREIGN KEY (answer_id) REFERENCES public.cases_noticeanswer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_noticeanswercase
    ADD CONSTRAINT cases_noticeanswercase_case_id_c5fc8d2a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_noticeanswercase
    ADD CONSTRAINT cases_noticeanswercase_goes_by_id_6c52b4ba_fk_cases_case_id FOREIGN KEY (goes_by_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_offerline
    ADD CONSTRAINT cases_offerline_by_id_a1504e13_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_offerline
    ADD CONSTRAINT cases_offerline_case_id_6e1f0f30_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_offerline
    ADD CONSTRAINT cases_offerline_message_id_28f29bdf_fk_interactions_message_id FOREIGN KEY (message_id) REFERENCES public.interactions_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_plannedanswer
    ADD CONSTRAINT cases_plannedanswer_case_id_c5b495cd_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_plannedanswer
    ADD CONSTRAINT cases_plannedanswer_person_id_84769759_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_preparedfile
    ADD CONSTRAINT cases_preparedfile_case_id_82b5415b_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_preparedfile
    ADD CONSTRAINT cases_preparedfile_person_id_14367177_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_preparedfile
    ADD CONSTRAINT cases_preparedfile_planned_id_0460d7b2_fk_cases_pla FOREIGN KEY (planned_id) REFERENCES public.cases_plannedanswer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_restriction
    ADD CONSTRAINT cases_restriction_case_id_e4ae1ce4_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_restriction
    ADD CONSTRAINT cases_restriction_lifted_by_id_d70548ca_fk_identity_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_restriction
    ADD CONSTRAINT cases_restriction_set_by_id_377cb436_fk_identity_user_id FOREIGN KEY (set_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_restrictionperson
    ADD CONSTRAINT cases_restrictionper_restriction_id_8f7b9db7_fk_cases_res FOREIGN KEY (restriction_id) REFERENCES public.cases_restriction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_restrictionperson
    ADD CONSTRAINT cases_restrictionperson_person_id_70ac1fbd_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_rulerun
    ADD CONSTRAINT cases_rulerun_case_id_3f95cca6_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_rulerun
    ADD CONSTRAINT cases_rulerun_rule_id_67aba7b4_fk_cases_deskrule_id FOREIGN KEY (rule_id) REFERENCES public.cases_deskrule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_person_id_e562afaa_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_searchrow
    ADD CONSTRAINT cases_searchrow_case_id_97081b32_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_term
    ADD CONSTRAINT cases_term_parent_id_8dece0aa_fk_cases_term_id FOREIGN KEY (parent_id) REFERENCES public.cases_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_term
    ADD CONSTRAINT cases_term_service_id_3e527425_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_toldchange
    ADD CONSTRAINT cases_toldchange_entry_id_4f386e79_fk_cases_caseentry_id FOREIGN KEY (entry_id) REFERENCES public.cases_caseentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_trackingfile
    ADD CONSTRAINT cases_trackingfile_link_id_df8c73b6_fk_cases_trackinglink_id FOREIGN KEY (link_id) REFERENCES public.cases_trackinglink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_trackinglink
    ADD CONSTRAINT cases_trackinglink_conversation_id_89cf9462_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_trackinglink
    ADD CONSTRAINT cases_trackinglink_revoked_by_id_4f6713aa_fk_identity_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_trackingwish
    ADD CONSTRAINT cases_trackingwish_conversation_id_bfb0964f_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_undoable
    ADD CONSTRAINT cases_undoable_case_id_39567a94_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_undoable
    ADD CONSTRAINT cases_undoable_person_id_1571f382_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_watch
    ADD CONSTRAINT cases_watch_case_id_b7b7fcf4_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_watch
    ADD CONSTRAINT cases_watch_person_id_115b3222_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.clocks_clock
    ADD CONSTRAINT clocks_clock_calendar_id_7d3e5c37_fk_clocks_fr FOREIGN KEY (calendar_id) REFERENCES public.clocks_frozencalendar(digest) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.clocks_pause
    ADD CONSTRAINT clocks_pause_clock_id_d5506a15_fk_clocks_clock_id FOREIGN KEY (clock_id) REFERENCES public.clocks_clock(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_audit
    ADD CONSTRAINT complaints_audit_auditor_id_c0ed4d2e_fk_identity_user_id FOREIGN KEY (auditor_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_auditfinding
    ADD CONSTRAINT complaints_auditfind_complaint_id_e3f23fae_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_auditfinding
    ADD CONSTRAINT complaints_auditfind_item_id_e815a8fa_fk_complaint FOREIGN KEY (item_id) REFERENCES public.complaints_audititem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_auditfinding
    ADD CONSTRAINT complaints_auditfinding_owner_id_828c30cf_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT complaints_audititem_audit_id_1cec234a_fk_complaints_audit_id FOREIGN KEY (audit_id) REFERENCES public.complaints_audit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT complaints_audititem_auditor_id_581be474_fk_identity_user_id FOREIGN KEY (auditor_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT complaints_audititem_complaint_id_50594f2e_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_audititem
    ADD CONSTRAINT complaints_audititem_replaced_by_id_826d0863_fk_complaint FOREIGN KEY (replaced_by_id) REFERENCES public.complaints_audititem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_billingquestion
    ADD CONSTRAINT complaints_billingqu_service_id_86b3404d_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_cause
    ADD CONSTRAINT complaints_cause_owner_id_256467ad_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_cause
    ADD CONSTRAINT complaints_cause_parent_id_96942e4d_fk_complaints_cause_id FOREIGN KEY (parent_id) REFERENCES public.complaints_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_about_id_d61bd578_fk_identity_user_id FOREIGN KEY (about_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_case_id_345a4190_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_cause_id_90a2bb93_fk_complaints_cause_id FOREIGN KEY (cause_id) REFERENCES public.complaints_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_champion_id_6accc6c1_fk_identity_user_id FOREIGN KEY (champion_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_closed_by_id_69cb4c51_fk_identity_user_id FOREIGN KEY (closed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaintstep
    ADD CONSTRAINT complaints_complaint_complaint_id_4a9e8b8c_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_decided_before_id_ca4b2025_fk_identity_ FOREIGN KEY (decided_before_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_decided_by_id_81f84636_fk_identity_user_id FOREIGN KEY (decided_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_filed_by_id_e2bea5df_fk_identity_user_id FOREIGN KEY (filed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_investigator_id_3c27de1f_fk_identity_ FOREIGN KEY (investigator_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_merged_into_id_98451939_fk_complaint FOREIGN KEY (merged_into_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pattern_by_id_dba76892_fk_identity_user_id FOREIGN KEY (pattern_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_service_id_ddecfabc_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaintstep
    ADD CONSTRAINT complaints_complaintstep_by_id_84d4c91f_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_dispute
    ADD CONSTRAINT complaints_dispute_complaint_id_9d3295e7_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_dispute
    ADD CONSTRAINT complaints_dispute_said_by_id_b2d121d9_fk_identity_user_id FOREIGN KEY (said_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_dispute
    ADD CONSTRAINT complaints_dispute_void_by_id_62c29733_fk_identity_user_id FOREIGN KEY (void_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_disputeend
    ADD CONSTRAINT complaints_disputeen_dispute_id_dbf19bb5_fk_complaint FOREIGN KEY (dispute_id) REFERENCES public.complaints_dispute(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_disputeend
    ADD CONSTRAINT complaints_disputeend_said_by_id_cb070b4c_fk_identity_user_id FOREIGN KEY (said_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_disputeend
    ADD CONSTRAINT complaints_disputeend_void_by_id_69cf4acc_fk_identity_user_id FOREIGN KEY (void_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_handedletter
    ADD CONSTRAINT complaints_handedlet_complaint_id_0b2fee31_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_handling
    ADD CONSTRAINT complaints_handling_complaint_id_73a08542_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_handling
    ADD CONSTRAINT complaints_handling_heard_by_id_eb99cc10_fk_identity_user_id FOREIGN KEY (heard_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_heldquestion
    ADD CONSTRAINT complaints_heldquest_complaint_id_b2fbb93b_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_heldquestion
    ADD CONSTRAINT complaints_heldquest_service_id_b83a6392_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_help
    ADD CONSTRAINT complaints_help_asked_by_id_e765f60f_fk_identity_user_id FOREIGN KEY (asked_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_help
    ADD CONSTRAINT complaints_help_complaint_id_14106951_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_help
    ADD CONSTRAINT complaints_help_person_id_be4bc4c5_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_helptry
    ADD CONSTRAINT complaints_helptry_by_id_02449f8b_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_helptry
    ADD CONSTRAINT complaints_helptry_help_id_3e80f12f_fk_complaints_help_id FOREIGN KEY (help_id) REFERENCES public.complaints_help(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_languagesaid
    ADD CONSTRAINT complaints_languages_complaint_id_edfae5b9_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_languagesaid
    ADD CONSTRAINT complaints_languagesaid_said_by_id_efebca9d_fk_identity_user_id FOREIGN KEY (said_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_lesson
    ADD CONSTRAINT complaints_lesson_complaint_id_797015f9_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_lesson
    ADD CONSTRAINT complaints_lesson_made_by_id_450a4462_fk_identity_user_id FOREIGN KEY (made_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_lesson
    ADD CONSTRAINT complaints_lesson_owner_id_eedff511_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_point
    ADD CONSTRAINT complaints_point_answered_by_id_e1a62df9_fk_identity_user_id FOREIGN KEY (answered_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_point
    ADD CONSTRAINT complaints_point_complaint_id_6c03ce89_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_point
    ADD CONSTRAINT complaints_point_copy_of_id_23b34aaf_fk_complaints_point_id FOREIGN KEY (copy_of_id) REFERENCES public.complaints_point(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_processtarget
    ADD CONSTRAINT complaints_processta_service_id_35ef36b9_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_receipt
    ADD CONSTRAINT complaints_receipt_complaint_id_78d9e64f_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_receipt
    ADD CONSTRAINT complaints_receipt_handed_by_id_cb2ebf2c_fk_identity_user_id FOREIGN KEY (handed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_remedy
    ADD CONSTRAINT complaints_remedy_asked_by_id_f8de7644_fk_identity_user_id FOREIGN KEY (asked_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_remedy
    ADD CONSTRAINT complaints_remedy_complaint_id_79719f4a_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_remedy
    ADD CONSTRAINT complaints_remedy_decided_by_id_f0bb4c35_fk_identity_user_id FOREIGN KEY (decided_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_remedy
    ADD CONSTRAINT complaints_remedy_done_by_id_bca81b1a_fk_identity_user_id FOREIGN KEY (done_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_remedy
    ADD CONSTRAINT complaints_remedy_kind_id_abab18e0_fk_complaints_remedykind_id FOREIGN KEY (kind_id) REFERENCES public.complaints_remedykind(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_review
    ADD CONSTRAINT complaints_review_made_by_id_45918d7e_fk_identity_user_id FOREIGN KEY (made_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_review
    ADD CONSTRAINT complaints_review_signed_by_id_840ccdb0_fk_identity_user_id FOREIGN KEY (signed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_reviewdecision
    ADD CONSTRAINT complaints_reviewdec_review_id_fed57bab_fk_complaint FOREIGN KEY (review_id) REFERENCES public.complaints_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_reviewdecision
    ADD CONSTRAINT complaints_reviewdecision_owner_id_42bf7465_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_toldbody
    ADD CONSTRAINT complaints_toldbody_body_id_2004f3f6_fk_complaints_body_id FOREIGN KEY (body_id) REFERENCES public.complaints_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_toldbody
    ADD CONSTRAINT complaints_toldbody_complaint_id_5c1c6e18_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_unrelated
    ADD CONSTRAINT complaints_unrelated_complaint_id_e329aa58_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_unrelated
    ADD CONSTRAINT complaints_unrelated_said_by_id_9256812e_fk_identity_user_id FOREIGN KEY (said_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_unrelated
    ADD CONSTRAINT complaints_unrelated_service_id_930eee5f_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_unrelated
    ADD CONSTRAINT complaints_unrelated_void_by_id_a331eb0d_fk_identity_user_id FOREIGN KEY (void_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_blocking
    ADD CONSTRAINT customers_blocking_customer_id_42d107d1_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_blocking
    ADD CONSTRAINT customers_blocking_lifted_by_id_db20d056_fk_identity_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_blocking
    ADD CONSTRAINT customers_blocking_set_by_id_915ccef9_fk_identity_user_id FOREIGN KEY (set_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_consent
    ADD CONSTRAINT customers_consent_customer_id_e5c9af2d_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_contactpoint
    ADD CONSTRAINT customers_contactpoi_customer_id_c5e90863_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_datarequest
    ADD CONSTRAINT customers_datareques_customer_id_eeee514e_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_datarequest
    ADD CONSTRAINT customers_datareques_registered_by_id_f6777142_fk_identity_ FOREIGN KEY (registered_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_datarequest
    ADD CONSTRAINT customers_datarequest_ended_by_id_346e87a6_fk_identity_user_id FOREIGN KEY (ended_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_handedcopy
    ADD CONSTRAINT customers_handedcopy_asked_by_id_4b9d1bba_fk_identity_user_id FOREIGN KEY (asked_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_handedcopy
    ADD CONSTRAINT customers_handedcopy_customer_id_07272305_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_holding
    ADD CONSTRAINT customers_holding_customer_id_573bcfc4_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_holding
    ADD CONSTRAINT customers_holding_service_id_8bf7f776_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_merge
    ADD CONSTRAINT customers_merge_kept_id_079eb59f_fk_customers_customer_id FOREIGN KEY (kept_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_merge
    ADD CONSTRAINT customers_merge_other_id_651c26c9_fk_customers_customer_id FOREIGN KEY (other_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_mail_id_109a2fb9_fk_delivery_outgoingmail_id FOREIGN KEY (mail_id) REFERENCES public.delivery_outgoingmail(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_oauthaccount
    ADD CONSTRAINT delivery_oauthaccount_app_id_9314e454_fk_delivery_oauthapp_id FOREIGN KEY (app_id) REFERENCES public.delivery_oauthapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_oauthflow
    ADD CONSTRAINT delivery_oauthflow_app_id_133ba115_fk_delivery_oauthapp_id FOREIGN KEY (app_id) REFERENCES public.delivery_oauthapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_route
    ADD CONSTRAINT delivery_route_account_id_487ad1cc_fk_delivery_oauthaccount_id FOREIGN KEY (account_id) REFERENCES public.delivery_oauthaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_noticemail
    ADD CONSTRAINT feedback_noticemail_customer_id_34b92420_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_noticemail
    ADD CONSTRAINT feedback_noticemail_sending_id_8cde849e_fk_feedback_ FOREIGN KEY (sending_id) REFERENCES public.feedback_noticesending(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_noticesending
    ADD CONSTRAINT feedback_noticesendi_step_id_a956ed19_fk_knowledge FOREIGN KEY (step_id) REFERENCES public.knowledge_servicenoticestep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_noticesending
    ADD CONSTRAINT feedback_noticesending_sent_by_id_ab4be6e5_fk_identity_user_id FOREIGN KEY (sent_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_case_id_bed8f5c6_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_customer_id_d034afca_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_service_id_8afc1ffb_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_ratinganswer
    ADD CONSTRAINT feedback_ratinganswer_rating_id_928b65b0_fk_feedback_rating_id FOREIGN KEY (rating_id) REFERENCES public.feedback_rating(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_ratingrule
    ADD CONSTRAINT feedback_ratingrule_service_id_39c960ad_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_wave
    ADD CONSTRAINT feedback_wave_service_id_5307966d_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_waveinvitation
    ADD CONSTRAINT feedback_waveinvitat_conversation_id_8dd323c2_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_waveinvitation
    ADD CONSTRAINT feedback_waveinvitat_customer_id_416aab7e_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_waveinvitation
    ADD CONSTRAINT feedback_waveinvitation_wave_id_b6a193ac_fk_feedback_wave_id FOREIGN KEY (wave_id) REFERENCES public.feedback_wave(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_apitoken
    ADD CONSTRAINT identity_apitoken_user_id_14231109_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_invitation
    ADD CONSTRAINT identity_invitation_invited_by_id_fc045d6e_fk_identity_user_id FOREIGN KEY (invited_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_invitation
    ADD CONSTRAINT identity_invitation_user_id_11df117f_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_attachment
    ADD CONSTRAINT interactions_attachm_message_id_398bd146_fk_interacti FOREIGN KEY (message_id) REFERENCES public.interactions_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_convers_customer_id_97f83fcd_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_convers_follows_id_9d90f9dd_fk_interacti FOREIGN KEY (follows_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_convers_mailbox_id_3978d0d2_fk_interacti FOREIGN KEY (mailbox_id) REFERENCES public.interactions_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_conversation
    ADD CONSTRAINT interactions_convers_side_of_id_20d4c66b_fk_interacti FOREIGN KEY (side_of_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_form
    ADD CONSTRAINT interactions_form_mailbox_id_ed37f2a9_fk_interacti FOREIGN KEY (mailbox_id) REFERENCES public.interactions_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_formanswer
    ADD CONSTRAINT interactions_formans_raw_id_59f1cdc1_fk_interacti FOREIGN KEY (raw_id) REFERENCES public.interactions_rawmessage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_formanswer
    ADD CONSTRAINT interactions_formans_version_id_c71f9c8f_fk_interacti FOREIGN KEY (version_id) REFERENCES public.interactions_formversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_formversion
    ADD CONSTRAINT interactions_formver_form_id_8725b876_fk_interacti FOREIGN KEY (form_id) REFERENCES public.interactions_form(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_historythread
    ADD CONSTRAINT interactions_history_conversation_id_e57e472c_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_historyimport
    ADD CONSTRAINT interactions_history_mailbox_id_3aee59cb_fk_interacti FOREIGN KEY (mailbox_id) REFERENCES public.interactions_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_historythread
    ADD CONSTRAINT interactions_history_mailbox_id_5f5aadea_fk_interacti FOREIGN KEY (mailbox_id) REFERENCES public.interactions_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_humancheck
    ADD CONSTRAINT interactions_humanch_checked_by_id_4ad4625c_fk_identity_ FOREIGN KEY (checked_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_humancheck
    ADD CONSTRAINT interactions_humanch_service_id_0aa99a6b_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_mailboxsource
    ADD CONSTRAINT interactions_mailbox_account_id_ea9168fc_fk_delivery_ FOREIGN KEY (account_id) REFERENCES public.delivery_oauthaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_mailboxsource
    ADD CONSTRAINT interactions_mailbox_mailbox_id_85d05629_fk_interacti FOREIGN KEY (mailbox_id) REFERENCES public.interactions_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_mailboxidentity
    ADD CONSTRAINT interactions_mailbox_mailbox_id_b262a4fc_fk_interacti FOREIGN KEY (mailbox_id) REFERENCES public.interactions_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_message
    ADD CONSTRAINT interactions_message_conversation_id_477603ba_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_messagemood
    ADD CONSTRAINT interactions_message_message_id_42245b64_fk_interacti FOREIGN KEY (message_id) REFERENCES public.interactions_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_message
    ADD CONSTRAINT interactions_message_raw_id_46d7de9b_fk_interacti FOREIGN KEY (raw_id) REFERENCES public.interactions_rawmessage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_participant
    ADD CONSTRAINT interactions_partici_conversation_id_e19c1bd5_fk_interacti FOREIGN KEY (conversation_id) REFERENCES public.interactions_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_rawmessage
    ADD CONSTRAINT interactions_rawmess_duplicate_of_id_232f90f0_fk_interacti FOREIGN KEY (duplicate_of_id) REFERENCES public.interactions_rawmessage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_sourcefolder
    ADD CONSTRAINT interactions_sourcef_source_id_fbb2c8cc_fk_interacti FOREIGN KEY (source_id) REFERENCES public.interactions_mailboxsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interactions_stagedfile
    ADD CONSTRAINT interactions_stagedf_form_id_6c142e9a_fk_interacti FOREIGN KEY (form_id) REFERENCES public.interactions_form(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kernel_evidencelink
    ADD CONSTRAINT kernel_evidencelink_line_id_ae3cb77a_fk_kernel_evidenceline_id FOREIGN KEY (line_id) REFERENCES public.kernel_evidenceline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_owner_id_b40ac797_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_service_id_32af26f1_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articleopinion
    ADD CONSTRAINT knowledge_articleopi_article_id_033317f2_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articlever_article_id_cba279b4_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articleversion_by_id_add4a315_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_servicenoticestep
    ADD CONSTRAINT knowledge_servicenot_notice_id_ccdc3279_fk_knowledge FOREIGN KEY (notice_id) REFERENCES public.knowledge_servicenotice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_servicenotice
    ADD CONSTRAINT knowledge_servicenot_service_id_b461834b_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_servicenoticestep
    ADD CONSTRAINT knowledge_servicenoticestep_by_id_c72e8a61_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_absence
    ADD CONSTRAINT notices_absence_substitute_id_d04131e1_fk_identity_user_id FOREIGN KEY (substitute_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_absence
    ADD CONSTRAINT notices_absence_user_id_da6d2611_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_hours
    ADD CONSTRAINT notices_hours_user_id_8a868e0d_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_mailwindow
    ADD CONSTRAINT notices_mailwindow_user_id_d589ead1_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_instead_of_id_b3e70e50_fk_identity_user_id FOREIGN KEY (instead_of_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_user_id_62c74e71_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_preference
    ADD CONSTRAINT notices_preference_user_id_aec1a24f_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_attempt
    ADD CONSTRAINT orders_attempt_by_id_bafa1c3e_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_attempt
    ADD CONSTRAINT orders_attempt_request_id_84781b0c_fk_orders_specialrequest_id FOREIGN KEY (request_id) REFERENCES public.orders_specialrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_case_id_0c59c65f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_changed_by_id_474efa7f_fk_identity_user_id FOREIGN KEY (changed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_composed_by_id_8e37b30f_fk_identity_user_id FOREIGN KEY (composed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_service_id_b6affa07_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_item_id_f168e2fd_fk_portfolio_orderable_id FOREIGN KEY (item_id) REFERENCES public.portfolio_orderable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_order_id_17f8f3ef_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_sold_as_id_47c6f78b_fk_portfolio FOREIGN KEY (sold_as_id) REFERENCES public.portfolio_orderableversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_by_id_3d5f99ef_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_order_id_5ffd2a28_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialreques_service_id_04dc7b7e_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialrequest_asked_by_id_6fd93c4c_fk_identity_user_id FOREIGN KEY (asked_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialrequest_case_id_e31fb0b3_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialrequest_ended_by_id_0127765f_fk_identity_user_id FOREIGN KEY (ended_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_specialrequest
    ADD CONSTRAINT orders_specialrequest_owner_id_5e7c421a_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organization_calendarversion
    ADD CONSTRAINT organization_calenda_calendar_id_7a3081fd_fk_organizat FOREIGN KEY (calendar_id) REFERENCES public.organization_businesscalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organization_confirmedyear
    ADD CONSTRAINT organization_confirm_calendar_id_985190d4_fk_organizat FOREIGN KEY (calendar_id) REFERENCES public.organization_businesscalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organization_membership
    ADD CONSTRAINT organization_members_team_id_43e90c01_fk_organizat FOREIGN KEY (team_id) REFERENCES public.organization_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organization_membership
    ADD CONSTRAINT organization_membership_user_id_a67a4345_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_allocation
    ADD CONSTRAINT portfolio_allocation_service_id_d321846f_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_candidaterating
    ADD CONSTRAINT portfolio_candidater_decision_id_dc4a2f67_fk_portfolio FOREIGN KEY (decision_id) REFERENCES public.portfolio_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_decision
    ADD CONSTRAINT portfolio_decision_service_id_1f8a7a72_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_decisionchoice
    ADD CONSTRAINT portfolio_decisionch_chosen_by_id_940362a9_fk_identity_ FOREIGN KEY (chosen_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_decisionchoice
    ADD CONSTRAINT portfolio_decisionch_decision_id_bff78dc0_fk_portfolio FOREIGN KEY (decision_id) REFERENCES public.portfolio_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_decisionchoice
    ADD CONSTRAINT portfolio_decisionch_option_id_e6c1da53_fk_portfolio FOREIGN KEY (option_id) REFERENCES public.portfolio_decisionoption(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_decisionoption
    ADD CONSTRAINT portfolio_decisionop_decision_id_4eb0dc7f_fk_portfolio FOREIGN KEY (decision_id) REFERENCES public.portfolio_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_decisionoption
    ADD CONSTRAINT portfolio_decisionop_party_id_5558b414_fk_portfolio FOREIGN KEY (party_id) REFERENCES public.portfolio_party(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_instrumentfinding
    ADD CONSTRAINT portfolio_instrument_decision_id_806bcf0a_fk_portfolio FOREIGN KEY (decision_id) REFERENCES public.portfolio_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_investment
    ADD CONSTRAINT portfolio_investment_service_id_4dca2239_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_legalterm
    ADD CONSTRAINT portfolio_legalterm_days_id_2a7f88d9_fk_portfolio FOREIGN KEY (days_id) REFERENCES public.portfolio_frozendays(digest) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_legalterm
    ADD CONSTRAINT portfolio_legalterm_service_id_e70b2572_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_measuredresult
    ADD CONSTRAINT portfolio_measuredre_standard_id_86ecb91a_fk_portfolio FOREIGN KEY (standard_id) REFERENCES public.portfolio_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_measurefigure
    ADD CONSTRAINT portfolio_measurefig_measure_id_2e96508f_fk_portfolio FOREIGN KEY (measure_id) REFERENCES public.portfolio_servicemeasure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_offerversion
    ADD CONSTRAINT portfolio_offerversi_service_id_8fa3d8cf_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_orderable
    ADD CONSTRAINT portfolio_orderable_service_id_69acb668_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_orderableversion
    ADD CONSTRAINT portfolio_orderablev_item_id_18288c1d_fk_portfolio FOREIGN KEY (item_id) REFERENCES public.portfolio_orderable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_party
    ADD CONSTRAINT portfolio_party_owner_id_bbfcafa4_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_policyreading
    ADD CONSTRAINT portfolio_policyread_policy_id_67157eda_fk_portfolio FOREIGN KEY (policy_id) REFERENCES public.portfolio_policyversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_policyreading
    ADD CONSTRAINT portfolio_policyreading_user_id_d2a7012c_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_policyversion
    ADD CONSTRAINT portfolio_policyvers_signed_by_id_0f67a709_fk_identity_ FOREIGN KEY (signed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_profilechoice
    ADD CONSTRAINT portfolio_profilecho_service_id_b286e648_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_scopeversion
    ADD CONSTRAINT portfolio_scopeversi_signed_by_id_ac417283_fk_identity_ FOREIGN KEY (signed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_service
    ADD CONSTRAINT portfolio_service_owner_id_18131b4a_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_service
    ADD CONSTRAINT portfolio_service_successor_id_4a5430a0_fk_portfolio_service_id FOREIGN KEY (successor_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_servicemeasure
    ADD CONSTRAINT portfolio_servicemea_service_id_7e461f45_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_stagemove
    ADD CONSTRAINT portfolio_stagemove_service_id_0047548a_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_standard
    ADD CONSTRAINT portfolio_standard_calendar_id_a32b3d1d_fk_organizat FOREIGN KEY (calendar_id) REFERENCES public.organization_businesscalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_standard
    ADD CONSTRAINT portfolio_standard_owner_id_200fa7e1_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_standard
    ADD CONSTRAINT portfolio_standard_party_id_99ca6e47_fk_portfolio_party_id FOREIGN KEY (party_id) REFERENCES public.portfolio_party(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_standard
    ADD CONSTRAINT portfolio_standard_service_id_8fa0d827_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portfolio_strategyanswer
    ADD CONSTRAINT portfolio_strategyan_service_id_a2cfcf89_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.promises_claim
    ADD CONSTRAINT promises_claim_service_id_0eea8a44_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_claim
    ADD CONSTRAINT promises_claim_signed_by_id_bd2704bd_fk_identity_user_id FOREIGN KEY (signed_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_claim
    ADD CONSTRAINT promises_claim_standard_id_12c768f2_fk_portfolio_standard_id FOREIGN KEY (standard_id) REFERENCES public.portfolio_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_claim_id_9a006e73_fk_promises_claim_id FOREIGN KEY (claim_id) REFERENCES public.promises_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_customer_id_946d8924_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_given_by_id_1c8cbb10_fk_identity_user_id FOREIGN KEY (given_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_owner_id_9fd04f51_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_party_id_44167460_fk_portfolio_party_id FOREIGN KEY (party_id) REFERENCES public.portfolio_party(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_replaced_by_id_72240d25_fk_promises_promise_id FOREIGN KEY (replaced_by_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_service_id_28591f86_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_standard_id_d329698f_fk_portfolio_standard_id FOREIGN KEY (standard_id) REFERENCES public.portfolio_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promiserule
    ADD CONSTRAINT promises_promiserule_service_id_18c843cd_fk_portfolio FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promisestep
    ADD CONSTRAINT promises_promisestep_by_id_61590b16_fk_identity_user_id FOREIGN KEY (by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promisestep
    ADD CONSTRAINT promises_promisestep_promise_id_a76c50fa_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_agentlimit
    ADD CONSTRAINT routing_agentlimit_user_id_d74c1c8c_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT routing_agentskill_skill_id_a1d05dfd_fk_routing_skill_id FOREIGN KEY (skill_id) REFERENCES public.routing_skill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT routing_agentskill_user_id_d12e5fa3_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_arrivals
    ADD CONSTRAINT routing_arrivals_queue_id_1c77ce37_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE public.routing_decision
    ADD CONSTRAINT routing_decision_item FOREIGN KEY (item_id) REFERENCES public.routing_workitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_feed
    ADD CONSTRAINT routing_feed_queue_id_03922543_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_ladderstep
    ADD CONSTRAINT routing_ladderstep_queue_id_d233f254_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_ladderstep
    ADD CONSTRAINT routing_ladderstep_to_queue_id_d85465cb_fk_routing_queue_id FOREIGN KEY (to_queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_offer
    ADD CONSTRAINT routing_offer_item_id_63df1485_fk_routing_workitem_id FOREIGN KEY (item_id) REFERENCES public.routing_workitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_offer
    ADD CONSTRAINT routing_offer_user_id_3813e9b4_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_presence
    ADD CONSTRAINT routing_presence_reason_id_b12b47b3_fk_routing_pausereason_id FOREIGN KEY (reason_id) REFERENCES public.routing_pausereason(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_presence
    ADD CONSTRAINT routing_presence_user_id_df800b71_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_calendar_id_61e37eb0_fk_organizat FOREIGN KEY (calendar_id) REFERENCES public.organization_businesscalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_team_id_2aeb4858_fk_organization_team_id FOREIGN KEY (team_id) REFERENCES public.organization_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queueskill
    ADD CONSTRAINT routing_queueskill_queue_id_a28d00b5_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queueskill
    ADD CONSTRAINT routing_queueskill_skill_id_0227dd15_fk_routing_skill_id FOREIGN KEY (skill_id) REFERENCES public.routing_skill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_workitem
    ADD CONSTRAINT routing_workitem_offered_to_id_71df2e1f_fk_identity_user_id FOREIGN KEY (offered_to_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_workitem
    ADD CONSTRAINT routing_workitem_owner_id_363aed40_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_workitem
    ADD CONSTRAINT routing_workitem_preferred_id_14bd164e_fk_identity_user_id FOREIGN KEY (preferred_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_workitem
    ADD CONSTRAINT routing_workitem_queue_id_e5b08bc8_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_identity_ FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.statutory_caseletter
    ADD CONSTRAINT statutory_caseletter_case_id_e772f7ac_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.statutory_matter
    ADD CONSTRAINT statutory_matter_case_id_fd353cbe_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.statutory_matter
    ADD CONSTRAINT statutory_matter_service_id_f81dc095_fk_portfolio_service_id FOREIGN KEY (service_id) REFERENCES public.portfolio_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.statutory_matterreceipt
    ADD CONSTRAINT statutory_matterrece_matter_id_6c509c14_fk_statutory FOREIGN KEY (matter_id) REFERENCES public.statutory_matter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.work_task
    ADD CONSTRAINT work_task_created_by_id_2b386c3c_fk_identity_user_id FOREIGN KEY (created_by_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.work_task
    ADD CONSTRAINT work_task_owner_id_40f60110_fk_identity_user_id FOREIGN KEY (owner_id) REFERENCES public.identity_user(id) DEFERRABLE INITIALLY DEFERRED;

GRANT USAGE ON SCHEMA public TO vinculo_app;

GRANT USAGE ON SCHEMA published TO vinculo_app;

GRANT ALL ON FUNCTION public._pgh_attach_context() TO vinculo_app;

GRANT ALL ON FUNCTION public._pgtrigger_should_ignore(trigger_name name) TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_hear_case() TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_hear_field() TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_hear_file() TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_hear_link() TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_hear_message() TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_hear_note() TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_case TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_put_case(matter public.cases_case) TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_put_message(message uuid) TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_put_note(note uuid) TO vinculo_app;

GRANT ALL ON FUNCTION public.cases_search_words(said text, weight "char", at timestamp with time zone) TO vinculo_app;

REVOKE ALL ON FUNCTION public.complaints_forget_history(who text, complaints uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.complaints_forget_history(who text, complaints uuid[]) TO vinculo_app;

REVOKE ALL ON FUNCTION public.customers_forget_history(who text, records uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.customers_forget_history(who text, records uuid[]) TO vinculo_app;

REVOKE ALL ON FUNCTION public.feedback_forget_history(who text, ratings uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.feedback_forget_history(who text, ratings uuid[]) TO vinculo_app;

REVOKE ALL ON FUNCTION public.interactions_forget_history(who text, addresses text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.interactions_forget_history(who text, addresses text[]) TO vinculo_app;

REVOKE ALL ON FUNCTION public.orders_forget_history(who text, orders uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.orders_forget_history(who text, orders uuid[]) TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_06a80() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_08a7f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_10702() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_124e8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_13500() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_14c74() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_15059() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_183b3() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_1d6fc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_1f0f1() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_200ed() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_28707() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_293b5() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_29c93() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_2be71() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_2d9f1() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_39d52() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_45c4f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_46a45() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_4807b() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_51982() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_542a9() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_57c8b() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_58827() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_5b696() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_5bd06() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_60925() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_642fb() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_66582() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_67746() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_68576() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_778d2() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_7a2a7() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_7c4d8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_7f165() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_82ca4() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_838dc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_841c9() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_8b163() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_91a3a() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_939ca() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_9983e() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_9a7cc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_9e365() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_a98f6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_aafe0() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_ab739() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_b048d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_b07e5() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_b647d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_b91c4() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_b9811() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_bcf67() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_bd9c8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_c3178() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_c9afa() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_cad2e() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_d0eb3() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_d3ca4() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_d4e8f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_de5c3() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_eb5cb() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_f627e() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_f8f46() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_delete_delete_faa33() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_0525d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_099da() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_11196() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_1aba8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_1af58() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_1bab6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_1f73d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_23325() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_24270() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_29589() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_2a09a() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_2bdb6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_2d599() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_32169() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_366f1() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_38785() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_428ca() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_46172() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_47ccd() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_490a7() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_4be7d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_51671() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_51716() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_5b0ac() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_5b3d1() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_5be31() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_63407() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_69116() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_6a262() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_719d9() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_73537() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_7584f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_76373() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_8122b() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_83fd8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_8da25() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_8db60() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_918cc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_95cff() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_9f55a() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_a36e0() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_a6b9a() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_aa5fe() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_afe87() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_b33bb() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_b8a57() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_bc4bc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_c05d0() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_c283d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_c947a() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_cc9c0() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_cd3ad() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_cdbe6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_d700f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_dea45() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_e0ffb() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_e52aa() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_e85da() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_ed1b8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_ee374() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_f0e48() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_f40e6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_f6fa6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_fa1b5() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_insert_insert_fc0a9() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_020d0() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_07e28() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_091e7() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_0c026() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_0f97f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_12cfd() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_1c659() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_1ec08() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_1edb1() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_2b1d3() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_2c515() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_2dfef() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_3c05f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_3d028() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_40e60() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_41782() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_4421b() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_4698e() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_49446() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_49695() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_498e8() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_4aba5() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_4dd47() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_51569() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_5632d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_56523() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_5b141() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_5c8f3() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_5f935() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_6631f() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_691bc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_7a6df() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_844c5() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_88a48() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_8efa1() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_90fab() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_91715() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_9b5af() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_a0826() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_a6a4a() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_aa712() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_c48fc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_c7dd6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_c8074() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_ca86d() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_d5738() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_d6845() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_d8710() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_df381() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e0c6e() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e1cb0() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e4dc9() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e6d11() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e75be() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e8aed() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e9213() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_e96cb() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_ec896() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_edbfc() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_f22b9() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_f2702() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_f27b7() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_f51b6() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_fc42b() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_fd6db() TO vinculo_app;

GRANT ALL ON FUNCTION public.pgtrigger_update_update_ff103() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO vinculo_app;

GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO vinculo_app;

REVOKE ALL ON FUNCTION public.promises_forget_history(who text, promises uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.promises_forget_history(who text, promises uuid[]) TO vinculo_app;

GRANT ALL ON FUNCTION public.routing_count_items() TO vinculo_app;

REVOKE ALL ON FUNCTION public.routing_decision_months(first date, last date, keep_from date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.routing_decision_months(first date, last date, keep_from date) TO vinculo_app;

GRANT ALL ON FUNCTION public.routing_hold(who uuid, what text, weight integer, how_many integer) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_accented(said text) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_codes(said text) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_fold(said text) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_query(wanted text[], unwanted text[], is_begun boolean) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_stems(wanted text[]) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_strip(said text) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_term(said text, is_begun boolean) TO vinculo_app;

GRANT ALL ON FUNCTION public.search_vector(said text) TO vinculo_app;

REVOKE ALL ON FUNCTION public.work_forget_history(who text, tasks uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.work_forget_history(who text, tasks uuid[]) TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailaddress_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.analytics_alert TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.analytics_alert_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.analytics_callbatch TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.analytics_callrecord TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.analytics_evaluationfigure TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.analytics_expectedarrivals TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.analytics_expectedarrivals_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.analytics_threshold TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.analytics_thresholdevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.analytics_thresholdevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_bulkpart TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_bulkrun TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_cannedanswer TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_cannedanswerevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_cannedanswerevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_caseentry TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseeye TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caselink TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casemessage TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casenotice TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casetag TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_coaching TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_customfield TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_customfieldevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_customfieldevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_deskrule TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_deskruleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_deskruleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_draft TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_fieldvalue TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_macro TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_macroevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_macroevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_note TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_noticeanswer TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_noticeanswercase TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_number_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_numberyear TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_offerline TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_plannedanswer TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_preparedfile TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_replyrule TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_replyruleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_replyruleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_restriction TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_restrictionevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_restrictionevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_restrictionperson TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_rulerun TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_savedview TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_searchrow TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_term TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_termevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_termevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_toldchange TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_trackingfile TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_trackinglink TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_trackingrule TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.cases_trackingruleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.cases_trackingruleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_trackingwish TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_undoable TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_watch TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.clocks_clock TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.clocks_frozencalendar TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.clocks_pause TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_audit TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_auditfinding TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_audititem TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_billingquestion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_body TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_bodyevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.complaints_bodyevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_cause TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_causeevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.complaints_causeevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_complaint TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_complaintstep TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_dispute TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_disputeend TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_formkind TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_formkindevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.complaints_formkindevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_handedletter TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_handling TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_heldquestion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_help TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_helptry TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_languagesaid TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_lesson TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_point TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_processtarget TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_processtargetevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.complaints_processtargetevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_receipt TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_remedy TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_remedykind TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_remedykindevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.complaints_remedykindevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_remedylimit TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.complaints_remedylimitevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.complaints_remedylimitevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_review TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_reviewdecision TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_toldbody TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_unrelated TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_blocking TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.customers_blockingevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.customers_blockingevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.customers_consent TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_contactpoint TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.customers_contactpointevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.customers_contactpointevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_customer TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.customers_customerevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.customers_customerevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_datarequest TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.customers_datarequestevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.customers_datarequestevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_handedcopy TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_holding TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.customers_holdingevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.customers_holdingevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customers_merge TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_attempt TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_dkimkey TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.delivery_dkimkeydomainselectorstateevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.delivery_dkimkeydomainselectorstateevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_oauthaccount TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.delivery_oauthaccountaddressstateconsentedbyevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.delivery_oauthaccountaddressstateconsentedbyevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_oauthapp TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.delivery_oauthappevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.delivery_oauthappevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_oauthflow TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_outgoingmail TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery_route TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.delivery_routeevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.delivery_routeevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO vinculo_app;

GRANT SELECT ON TABLE public.django_migrations TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_migrations_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_noticemail TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_noticesending TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_rating TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.feedback_ratinganswer TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_ratingrule TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.feedback_ratingruleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.feedback_ratingruleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_wave TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.feedback_waveevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.feedback_waveevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_waveinvitation TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.identity_apitoken TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.identity_apitokenevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.identity_apitokenevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.identity_invitation TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.identity_invitationevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.identity_invitationevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.identity_signinprovider TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.identity_signinproviderevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.identity_signinproviderevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.identity_user TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.identity_userevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.identity_userevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_attachment TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_conversation TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_conversationcustomerevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_conversationcustomerevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_failedaddress TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_form TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_formanswer TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_formevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_formevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_formversion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_historyimport TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_historythread TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_humancheck TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_mailbox TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_mailboxevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_mailboxevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_mailboxidentity TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_mailboxidentityevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_mailboxidentityevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_mailboxsource TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_mailboxsourceevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_mailboxsourceevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_mailtemplate TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_mailtemplateevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_mailtemplateevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_message TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_messagemood TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_participant TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_rawmessage TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_rawmessagestatereasonevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_rawmessagestatereasonevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_sourcefolder TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_spamrule TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.interactions_spamruleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.interactions_spamruleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.interactions_stagedfile TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.kernel_cache TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.kernel_deadletter TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.kernel_erasing TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.kernel_evidencecheck TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.kernel_evidenceline TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.kernel_evidencelink TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.kernel_evidencesalt TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.kernel_evidenceseal TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.kernel_liveevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.kernel_liveevent_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.kernel_sight TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.kernel_usewindow TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.kernel_usewindow_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_article TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.knowledge_articleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.knowledge_articleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_articleopinion TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.knowledge_articleversion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_servicenotice TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.knowledge_servicenoticeevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.knowledge_servicenoticeevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.knowledge_servicenoticestep TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notices_absence TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notices_hours TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notices_mailwindow TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notices_notice TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notices_preference TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.orders_attempt TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.orders_order TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.orders_orderline TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.orders_orderstep TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.orders_specialrequest TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization_businesscalendar TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.organization_businesscalendarevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.organization_businesscalendarevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.organization_calendarversion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization_company TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.organization_companyevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.organization_companyevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.organization_confirmedyear TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization_membership TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.organization_membershipevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.organization_membershipevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization_team TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.organization_teamevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.organization_teamevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.pghistory_context TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_allocation TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_allocationevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_allocationevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_candidaterating TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_candidateratingevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_candidateratingevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_decision TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_decisionchoice TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_decisionevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_decisionevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_decisionoption TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_decisionoptionevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_decisionoptionevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_frozendays TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_instrumentfinding TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_instrumentfindingevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_instrumentfindingevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_investment TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_investmentevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_investmentevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_legalterm TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_measuredresult TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_measurefigure TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_offerversion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_orderable TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_orderableversion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_party TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_partyevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_partyevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_policyreading TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_policyversion TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_profilechoice TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_scopeversion TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_service TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_serviceevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_serviceevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_servicemeasure TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_servicemeasureevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_servicemeasureevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_stagemove TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_standard TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_strategyanswer TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_strategyanswerevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.portfolio_strategyanswerevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_termpause TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_events_id_seq TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.promises_claim TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.promises_claimevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.promises_claimevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.promises_passedover TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.promises_promise TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.promises_promiserule TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.promises_promiseruleevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.promises_promiseruleevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.promises_promisestep TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_agentlimit TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_agentlimit_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_agentlimitevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_agentlimitevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_agentskill TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_agentskill_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_agentskillevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_agentskillevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_arrivals TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_arrivals_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_channelload TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_channelloadevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_channelloadevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_decision TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_decision_rest TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_feed TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_feedevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_feedevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_ladderstep TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_ladderstep_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_ladderstepevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_ladderstepevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_offer TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_pausereason TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_pausereasonevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_pausereasonevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_presence_number_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_presence TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_queue TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_queuechange TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_queuechange_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_queueevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_queueevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_queueskill TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_queueskill_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_queueskillevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_queueskillevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_recount TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_setting TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_skill TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.routing_skillevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.routing_skillevent_pgh_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.routing_workitem TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialaccount TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialaccount_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialapp TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialapp_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialtoken TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialtoken_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.statutory_caseletter TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.statutory_matter TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.statutory_matterreceipt TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.usersessions_usersession TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.usersessions_usersession_id_seq TO vinculo_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.work_task TO vinculo_app;

GRANT SELECT,INSERT ON TABLE public.work_taskevent TO vinculo_app;

GRANT SELECT,USAGE ON SEQUENCE public.work_taskevent_pgh_id_seq TO vinculo_app;

GRANT SELECT ON TABLE published.cases TO vinculo_app;

GRANT SELECT ON TABLE published.cases_deadlines TO vinculo_app;

GRANT SELECT ON TABLE published.cases_offers TO vinculo_app;

GRANT SELECT ON TABLE published.cases_steps TO vinculo_app;

GRANT SELECT ON TABLE published.clocks TO vinculo_app;

GRANT SELECT ON TABLE published.complaints_billing_questions TO vinculo_app;

GRANT SELECT ON TABLE published.complaints_filed TO vinculo_app;

GRANT SELECT ON TABLE published.complaints_helps TO vinculo_app;

GRANT SELECT ON TABLE published.feedback_ratings TO vinculo_app;

GRANT SELECT ON TABLE published.orders TO vinculo_app;

GRANT SELECT ON TABLE published.orders_requests TO vinculo_app;

GRANT SELECT ON TABLE published.portfolio_legal_terms TO vinculo_app;

GRANT SELECT ON TABLE published.promises TO vinculo_app;

GRANT SELECT ON TABLE published.routing_steps TO vinculo_app;

GRANT SELECT ON TABLE published.statutory_matters TO vinculo_app;

INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0002_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0003_alter_emailaddress_create_unique_verified_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0004_alter_emailaddress_drop_unique_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0005_emailaddress_idx_upper_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0006_emailaddress_lower', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0007_emailaddress_idx_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0008_emailaddress_unique_primary_email_fixup', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0009_emailaddress_unique_primary_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('kernel', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('kernel', '0002_text_search', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('kernel', '0003_evidence', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('kernel', '0004_erasing', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('kernel', '0005_evidence_by_kind', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organization', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0002_record_changes_of_queues', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0003_offers_and_people', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0004_counters', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0005_rank_what_is_there', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0006_feeds', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0007_declined_lately', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0008_decisions_by_month', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0009_publish_steps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0010_arrivals', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('analytics', '0001_thresholds_and_expected', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('analytics', '0002_evaluation', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('analytics', '0003_intervals', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('analytics', '0004_batches_of_calls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('analytics', '0005_prove_calls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('analytics', '0006_every_call_in_a_batch', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0002_stages_sheet_policy_accounts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0003_phases_of_services', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0004_phase_fits_stage', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0005_law', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0006_publish_legal_terms', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0007_pause_kind_is_code', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0008_call_terms_by_context', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0009_orderables', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organization', '0002_confirmed_years', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0010_decisions_and_parties', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0002_raw_message_envelope', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0002_record_changes_of_customers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0003_record_decisions_about_messages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0004_rules_and_failed_addresses', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0005_mailbox_acknowledgement', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0006_forms_and_channels', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('delivery', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('delivery', '0002_oauth', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0007_mailbox_sources', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0008_history_of_mailboxes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0009_identities_and_templates', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0010_scans_and_recorded_rules', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0003_likeness_of_names', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0011_side_threads', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0012_moods', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0013_words_for_the_end', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0004_merges', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0014_page_channel', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0015_written_on_page', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0016_occasions_of_asking', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0017_forget_history', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0018_human_checks', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('interactions', '0019_occasion_of_handling', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('knowledge', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('knowledge', '0002_service_notices', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0011_items_kept_for_a_few', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('clocks', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('clocks', '0002_publish_clocks', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('clocks', '0003_read_by_time', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0002_number_and_publish_cases', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0003_prepared_files', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0004_reply_rule', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0005_planned_answers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0006_tracking', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0007_searchrow', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0008_search_rows_by_triggers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0009_search_rows_fill', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0010_watchers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0011_saved_views', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0012_canned_answers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0013_record_reply_rules', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0014_macros_and_undo', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0015_classes_tags_fields', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0016_search_fields', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0017_publish_steps_and_deadlines', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0018_coaching', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0019_forwarded_entries', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0020_eyes_links_and_merges', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0021_wishes_by_address', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0022_tell_customers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0023_links_in_hand', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0024_restricted_cases', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0025_case_waiting', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0026_desk_rules', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0027_said_and_beside', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0028_bulk_runs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0029_latest_search_rows', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0030_promise_entries', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0031_kinds_of_feedback', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0032_keys_hidden', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0033_offers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0034_announcements', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0035_shared_answers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0036_offer_lines', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0037_told_aloud', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0038_publish_offers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0011_asked_before_a_pause', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('portfolio', '0012_sentences_in_english', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organization', '0003_currency', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0002_forget_history', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0003_handling_remedies_and_causes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0004_about_does_not_accompany', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0005_process_audits_and_reviews', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0006_topic_and_merging', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0007_point_copy_of', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0008_kept_media', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0009_publish_complaints', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0010_void_and_made_by_merge', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0011_mark_made_by_merge', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0012_remedy_currency_add', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0013_remedy_currency_fill', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0014_remedy_currency_require', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0015_audit_item_moved', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0016_told_remedies_and_questions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0017_fill_told_remedies', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0018_newest_of_service', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0019_delivered_receipts_and_helps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0020_fill_mails_of_receipts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0021_publish_delivered_and_helps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0022_handed_letters', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0023_calls_without_answer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0024_publish_calls_without_answer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0025_outside_of_court', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0026_how_much_customers_lose_by_a_cause', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0027_ways_told_and_questions_of_billing', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0028_fill_questions_of_billing', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0029_publish_ways_and_questions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0030_bodies_outside_of_court', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0005_holdings_and_consent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0006_standing_and_rights', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0007_forget_history', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('customers', '0008_contract_levels', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('delivery', '0003_routes_and_keys', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('delivery', '0004_survey_mails', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('delivery', '0005_blocked_mails', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0001_first_rating', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0002_publish_ratings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0003_forget_history', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0004_waves', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0005_name_published_ratings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0006_notice_mails', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0007_prove_ratings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0008_complaints_are_asked_otherwise', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0009_find_notice_mails', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0010_one_address_is_asked_once', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0002_single_keys', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('knowledge', '0003_article_is_offer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('knowledge', '0004_say_cause_in_steps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0002_authenticator_timestamps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0003_authenticator_type_uniq', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0002_ways_and_absences', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0003_preference_kind', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0004_mail_windows', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0005_mail_windows_fill', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0006_hours_without_quiet', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('orders', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('orders', '0002_publish_and_forget', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('orders', '0003_returns_and_dropped', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('orders', '0004_attempts_that_hand_on', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('orders', '0005_attempts_that_handed_on', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('orders', '0006_the_day_that_the_customer_asked_for', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organization', '0004_attended_languages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0002_aggregateevent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0003_auto_20201023_1636', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0004_auto_20220906_1625', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0005_events_middlewareevents', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0006_delete_aggregateevent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0007_auto_20250421_0444', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0002_publish_promises', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0003_forget_history', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0004_publish_cases_of_promises', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0005_promise_of_party', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0006_a_day_that_the_customer_asked_for', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('promises', '0007_claims_in_english', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('sessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0002_token_max_lengths', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0003_extra_data_default_dict', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0004_app_provider_id_settings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0005_socialtoken_nullable_app', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0006_alter_socialaccount_extra_data', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('statutory', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('statutory', '0002_publish_matters', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('statutory', '0003_mails_and_void', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('statutory', '0004_publish_what_is_owed', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('statutory', '0005_case_letters', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('statutory', '0006_told_by_mail', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('usersessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('work', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('work', '0002_details_and_result', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('work', '0003_tasks_kept_for_a_few', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('work', '0004_forget_history', now());

SET LOCAL search_path = public;
