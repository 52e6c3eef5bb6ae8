namespace Orchestration.Cdk;

/// <summary>Where a system's source database comes from.</summary>
public abstract record SourceOptions
{
    private SourceOptions()
    {
    }

    /// <summary>A small PostgreSQL of its own, to try a system with.</summary>
    public sealed record New : SourceOptions;

    /// <summary>A database that is there already.</summary>
    public sealed record Existing : SourceOptions
    {
        /// <summary>The name or address at which it answers.</summary>
        public required string Host { get; init; }

        /// <summary>The port. 5432 unless set.</summary>
        public int Port { get; init; } = 5432;

        /// <summary>The database in it.</summary>
        public required string Database { get; init; }

        /// <summary>The secret of one who may read it, JSON with <c>username</c>, <c>password</c>, <c>host</c>, <c>port</c> and <c>dbname</c>: jobs that read it take all of them from there.</summary>
        public required string SecretArn { get; init; }

        /// <summary>The network that it is in.</summary>
        public required string VpcId { get; init; }

        /// <summary>A subnet of that network, from which jobs reach the database, S3, Secrets Manager and Glue.</summary>
        public required string SubnetId { get; init; }

        /// <summary>The security group of the database; jobs are admitted to it.</summary>
        public required string SecurityGroupId { get; init; }
    }
}
