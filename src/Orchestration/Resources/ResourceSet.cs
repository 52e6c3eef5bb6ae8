using System.Collections.Immutable;

namespace Orchestration.Resources;

/// <summary>A system: all that it is made of, in the order in which it can be stood up.</summary>
public abstract class ResourceSet
{
    private readonly List<Resource> _resources = [];

    /// <summary>A system with this name.</summary>
    protected ResourceSet(string name) => Name = name;

    /// <summary>The system's name, such as <c>prox</c>.</summary>
    public string Name { get; }

    /// <summary>All resources; what one needs comes before it.</summary>
    public IReadOnlyList<Resource> Resources => _resources;

    /// <summary>Every placeholder that a definition or a job argument of this system may hold.</summary>
    public ImmutableArray<Placeholder> Placeholders =>
    [
        .. from resource in _resources
           from attribute in resource is Bucket ? new[] { ResourceAttribute.Name, ResourceAttribute.Arn, ResourceAttribute.Uri } : [ResourceAttribute.Name, ResourceAttribute.Arn]
           select new Placeholder(resource, attribute),
    ];

    /// <summary>The resources of one kind.</summary>
    public IEnumerable<TResource> OfKind<TResource>() where TResource : Resource => _resources.OfType<TResource>();

    /// <summary>Fills each placeholder of <paramref name="text"/>.</summary>
    /// <param name="text">A definition, or a job's argument.</param>
    /// <param name="value">Gives what only the deployment knows.</param>
    /// <exception cref="ArgumentException">A placeholder names nothing in this system.</exception>
    public string Fill(ResourceText text, Func<Placeholder, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var known = Placeholders.ToDictionary(placeholder => placeholder.Name, StringComparer.Ordinal);

        return text.Fill(name => known.TryGetValue(name, out var placeholder)
            ? value(placeholder)
            : throw new ArgumentException($"'${{{name}}}' stands for nothing in {Name}. It has to be the logical name of one of its resources, alone or with Arn or Uri after it.", nameof(text)));
    }

    /// <summary>Makes <paramref name="resource"/> part of the system.</summary>
    protected TResource Add<TResource>(TResource resource) where TResource : Resource
    {
        ArgumentNullException.ThrowIfNull(resource);

        if (_resources.Find(other => other.LogicalName == resource.LogicalName) is { } twin)
        {
            throw new ArgumentException($"Two resources of {Name} are called '{resource.LogicalName}': {twin.Name} and {resource.Name}. Logical names must be unique in a system.", nameof(resource));
        }

        _resources.Add(resource);
        return resource;
    }
}
