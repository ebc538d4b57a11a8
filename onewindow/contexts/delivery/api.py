"""The door of 送达."""

from onewindow.contexts.delivery.actions import hand_over, record_shipment
from onewindow.contexts.delivery.domain import NoReceiver, NotEntitled, NoWaybill, Way
from onewindow.contexts.delivery.queries import HandoverView, handovers

__all__ = [
    "HandoverView",
    "NoReceiver",
    "NoWaybill",
    "NotEntitled",
    "Way",
    "hand_over",
    "handovers",
    "record_shipment",
]
