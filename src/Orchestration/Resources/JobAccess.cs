namespace Orchestration.Resources;

/// <summary>Something that a job reads.</summary>
public abstract record JobAccess
{
    private JobAccess()
    {
    }

    /// <summary>The objects of a folder.</summary>
    public static implicit operator JobAccess(BucketFolder folder) => new Objects(folder);

    /// <summary>The tables of a catalog database.</summary>
    public static implicit operator JobAccess(Database database) => new Tables(database);

    /// <summary>The objects of a folder.</summary>
    /// <param name="Folder">The folder.</param>
    public sealed record Objects(BucketFolder Folder) : JobAccess;

    /// <summary>The tables of a catalog database.</summary>
    /// <param name="Database">The database.</param>
    public sealed record Tables(Database Database) : JobAccess;
}
