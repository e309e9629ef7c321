"""Outlets with odd markup: one small dated module each, where the general way falls short. None needs one yet."""
