namespace Orchestration.Fuzz;

/// <summary>Something that takes text from anybody, and may refuse it only in ways that it documents.</summary>
internal abstract class FuzzTarget
{
    public abstract string Name { get; }

    /// <summary>How long one text may take.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromSeconds(2);

    /// <summary>How much one text may allocate, in bytes.</summary>
    public virtual long MostBytes => 1L << 30;

    /// <summary>Texts that are right, to be changed.</summary>
    public abstract IReadOnlyList<string> Seeds { get; }

    /// <summary>Parts that texts are put together from.</summary>
    public abstract IReadOnlyList<string> Parts { get; }

    /// <summary>Takes the text. What it throws beyond the documented exceptions is a finding, as is what it says about laws that do not hold.</summary>
    public abstract void Take(string text, Random random);

    /// <summary>The law holds, or this is a finding.</summary>
    protected static void Hold(bool law, string what)
    {
        if (!law)
        {
            throw new FindingException(what);
        }
    }
}
