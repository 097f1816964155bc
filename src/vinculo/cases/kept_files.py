"""Which files cases hold on to: those beside drafts, and those customers put beside their words."""

from vinculo.kernel.blob_sweep import BlobUse, blob_uses

blob_uses.add("cases.prepared", BlobUse(model="cases.PreparedFile", column="blob"))
blob_uses.add("cases.tracking", BlobUse(model="cases.TrackingFile", column="blob"))
