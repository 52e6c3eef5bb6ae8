namespace Orchestration;

/// <summary>The members of a run-time <see cref="BucketObject"/>.</summary>
public static class BucketObjectMembers
{
    extension(Expr<BucketObject> value)
    {
        /// <summary>Its key.</summary>
        public Expr<string> Key => value.Member<string>("Key");

        /// <summary>How many bytes it has.</summary>
        public Expr<long> Size => value.Member<long>("Size");

        /// <summary>The mark of its content.</summary>
        public Expr<string> ETag => value.Member<string>("Etag");

        /// <summary>When it was written, in seconds since 1970.</summary>
        public Expr<double> LastModified => value.Member<double>("LastModified");

        /// <summary>How it is stored.</summary>
        public Expr<string> StorageClass => value.Member<string>("StorageClass");
    }
}
