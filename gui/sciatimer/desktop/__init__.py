"""The machine around the session: its loudspeaker, its voice, its screen that would go to sleep."""
