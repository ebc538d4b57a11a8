"""The door of 送达."""

from onewindow.contexts.delivery.actions.delivering import hand_over, keep_result, record_shipment, record_signature
from onewindow.contexts.delivery.domain import NoPlace, NoReceiver, NotEntitled, NothingToSign, NoWaybill, Way
from onewindow.contexts.delivery.queries import HandoverView, handovers, places

__all__ = [
    "HandoverView",
    "NoPlace",
    "NoReceiver",
    "NoWaybill",
    "NotEntitled",
    "NothingToSign",
    "Way",
    "hand_over",
    "handovers",
    "keep_result",
    "places",
    "record_shipment",
    "record_signature",
]
