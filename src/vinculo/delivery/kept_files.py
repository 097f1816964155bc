"""Which files the outbox holds on to: the mails as they left or will."""

from vinculo.kernel.blob_sweep import BlobUse, blob_uses

blob_uses.add("delivery.outgoing", BlobUse(model="delivery.OutgoingMail", column="blob"))
