"""The door of the room."""

from onewindow.contexts.parties.actions.knowing import correct_datum, learn_data
from onewindow.contexts.parties.actions.mandating import (
    LONGEST_DAYS,
    appoint_agent,
    recognise_representative,
    revoke_mandate,
)
from onewindow.contexts.parties.actions.registering import change_contact, find_or_register_party, open_account
from onewindow.contexts.parties.domain.identity import (
    AccountThere,
    MaskedParty,
    NameNeeded,
    Newcomer,
    NotADocumentNumber,
    NumberKind,
    NumberOfAnotherKind,
    PartyKind,
    PartyView,
    PurposeNeeded,
    RealNameLevel,
)
from onewindow.contexts.parties.domain.knowledge import (
    CorrectAtTheSource,
    KnownDatum,
    ReasonNeeded,
    Source,
    SourceKind,
)
from onewindow.contexts.parties.domain.mandates import (
    ForThemselves,
    MandateKind,
    NoMandate,
    NothingGranted,
    TermNeeded,
)
from onewindow.contexts.parties.events import SUBJECT, DatumCorrected, MandateGiven, MandateRevoked
from onewindow.contexts.parties.queries.acting import (
    Agent,
    NoParty,
    Principal,
    agents,
    citizen_actor,
    mandated_items,
    may_act_in,
    my_principals,
    principals,
    representatives,
)
from onewindow.contexts.parties.queries.addressing import Addressee, addressee, agents_of
from onewindow.contexts.parties.queries.looking import find_parties, find_party, known_data, party
from onewindow.contexts.parties.queries.masking import masked

__all__ = [
    "LONGEST_DAYS",
    "SUBJECT",
    "AccountThere",
    "Addressee",
    "Agent",
    "CorrectAtTheSource",
    "DatumCorrected",
    "ForThemselves",
    "KnownDatum",
    "MandateGiven",
    "MandateKind",
    "MandateRevoked",
    "MaskedParty",
    "NameNeeded",
    "Newcomer",
    "NoMandate",
    "NoParty",
    "NotADocumentNumber",
    "NothingGranted",
    "NumberKind",
    "NumberOfAnotherKind",
    "PartyKind",
    "PartyView",
    "Principal",
    "PurposeNeeded",
    "RealNameLevel",
    "ReasonNeeded",
    "Source",
    "SourceKind",
    "TermNeeded",
    "addressee",
    "agents",
    "agents_of",
    "appoint_agent",
    "change_contact",
    "citizen_actor",
    "correct_datum",
    "find_or_register_party",
    "find_parties",
    "find_party",
    "known_data",
    "learn_data",
    "mandated_items",
    "masked",
    "may_act_in",
    "my_principals",
    "open_account",
    "party",
    "principals",
    "recognise_representative",
    "representatives",
    "revoke_mandate",
]
