"""Tables of cases."""

from vinculo.cases.models.bulk import BulkPart, BulkRun
from vinculo.cases.models.canned import CannedAnswer, Macro
from vinculo.cases.models.case import Case, CaseQuerySet, NumberYear
from vinculo.cases.models.coaching import Coaching
from vinculo.cases.models.desk_rules import DeskRule, RuleRun
from vinculo.cases.models.eyes import CaseEye
from vinculo.cases.models.facts import CaseTag, CustomField, FieldValue, Term
from vinculo.cases.models.notices import CaseNotice, NoticeAnswer, NoticeAnswerCase
from vinculo.cases.models.offers import OfferLine
from vinculo.cases.models.planned import PlannedAnswer
from vinculo.cases.models.restriction import Restriction, RestrictionPerson
from vinculo.cases.models.rules import ReplyRule
from vinculo.cases.models.search import SearchRow
from vinculo.cases.models.story import CaseEntry, CaseLink, CaseMessage, Draft, Note, PreparedFile
from vinculo.cases.models.told import ToldChange
from vinculo.cases.models.tracking import TrackingFile, TrackingLink, TrackingRule, TrackingWish
from vinculo.cases.models.undo import Undoable
from vinculo.cases.models.views import SavedView
from vinculo.cases.models.watch import Watch

__all__ = [
    "BulkPart",
    "BulkRun",
    "CannedAnswer",
    "Case",
    "CaseEntry",
    "CaseEye",
    "CaseLink",
    "CaseMessage",
    "CaseNotice",
    "CaseQuerySet",
    "CaseTag",
    "Coaching",
    "CustomField",
    "DeskRule",
    "Draft",
    "FieldValue",
    "Macro",
    "Note",
    "NoticeAnswer",
    "NoticeAnswerCase",
    "NumberYear",
    "OfferLine",
    "PlannedAnswer",
    "PreparedFile",
    "ReplyRule",
    "Restriction",
    "RestrictionPerson",
    "RuleRun",
    "SavedView",
    "SearchRow",
    "Term",
    "ToldChange",
    "TrackingFile",
    "TrackingLink",
    "TrackingRule",
    "TrackingWish",
    "Undoable",
    "Watch",
]
