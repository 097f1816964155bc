"""Which files the company holds on to: its logo."""

from vinculo.kernel.blob_sweep import BlobUse, blob_uses

blob_uses.add("organization.logo", BlobUse(model="organization.Company", column="logo_digest"))
