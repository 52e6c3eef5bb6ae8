using System.Collections.Immutable;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>The members of a request, in order, by the service's own names.</summary>
public sealed class TaskArguments
{
    private readonly ImmutableArray<NodeMember>.Builder _members = ImmutableArray.CreateBuilder<NodeMember>();

    internal TaskArguments()
    {
    }

    internal Node Node => new Node.Object(_members.ToImmutable());

    /// <summary>Adds a member, unless <paramref name="value"/> is null.</summary>
    public TaskArguments Add<T>(string name, Expr<T>? value)
    {
        if (value is not null)
        {
            _members.Add((name, value.Node));
        }

        return this;
    }

    // Text may be absent or not; either is taken as it is.
#nullable disable annotations
    /// <summary>Adds a member that is text, unless <paramref name="value"/> is null.</summary>
    public TaskArguments Add(string name, Expr<string> value) => Add<string>(name, value);
#nullable restore annotations

    /// <summary>Adds a member that is a number.</summary>
    public TaskArguments Add(string name, int value) => Add(name, (Expr<int>)value);

    /// <summary>Adds a member that is true or false.</summary>
    public TaskArguments Add(string name, bool value) => Add(name, (Expr<bool>)value);

    /// <summary>Adds a member that holds text by name, unless it is empty.</summary>
    public TaskArguments Add(string name, IReadOnlyCollection<KeyValuePair<string, Expr<string>>> values)
    {
        ArgumentNullException.ThrowIfNull(values);

        if (values.Count > 0)
        {
            _members.Add((name, new Node.Object([.. values.Select(value => new NodeMember(value.Key, value.Value.Node))])));
        }

        return this;
    }

    /// <summary>Adds a member that holds a list, unless it is empty.</summary>
    public TaskArguments Add<T>(string name, IReadOnlyCollection<Expr<T>> items)
    {
        ArgumentNullException.ThrowIfNull(items);

        if (items.Count > 0)
        {
            _members.Add((name, new Node.List([.. items.Select(item => item.Node)])));
        }

        return this;
    }

    /// <summary>Adds a member that holds members of its own, unless there are none.</summary>
    public TaskArguments Add(string name, Action<TaskArguments> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var inner = new TaskArguments();
        write(inner);

        if (inner._members.Count > 0)
        {
            _members.Add((name, inner.Node));
        }

        return this;
    }

    /// <summary>Adds a member that holds a list of objects, unless it is empty.</summary>
    public TaskArguments Add<TItem>(string name, IReadOnlyCollection<TItem> items, Action<TItem, TaskArguments> write)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(write);

        if (items.Count > 0)
        {
            _members.Add((name, new Node.List([.. items.Select(Written)])));
        }

        return this;

        Node Written(TItem item)
        {
            var inner = new TaskArguments();
            write(item, inner);
            return inner.Node;
        }
    }
}
