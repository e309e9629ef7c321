"""What happened, coded to PLOVER's types, and according to whom."""

from __future__ import annotations

from saksi.events.coder import code_events
from saksi.events.explain import Coded, EventExplanation, explain_events
from saksi.events.types import EventType, event_types

__all__ = ["Coded", "EventExplanation", "EventType", "code_events", "event_types", "explain_events"]
