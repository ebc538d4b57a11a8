"""The rows of the room: regions, organisations, halls, posts, rights."""

from onewindow.contexts.organisations.models.grants import Authority, Delegation
from onewindow.contexts.organisations.models.halls import Hall, Window, WindowService
from onewindow.contexts.organisations.models.machines import Machine
from onewindow.contexts.organisations.models.organisations import Organisation, OrganisationStanding
from onewindow.contexts.organisations.models.posts import Absence, Assignment, Post, Staff
from onewindow.contexts.organisations.models.regions import Region, RegionStanding

__all__ = [
    "Absence",
    "Assignment",
    "Authority",
    "Delegation",
    "Hall",
    "Machine",
    "Organisation",
    "OrganisationStanding",
    "Post",
    "Region",
    "RegionStanding",
    "Staff",
    "Window",
    "WindowService",
]
