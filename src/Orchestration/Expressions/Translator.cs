using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Orchestration.Model;

namespace Orchestration.Expressions;

/// <summary>Turns a C# lambda over one run-time value into a <see cref="Node"/>.</summary>
internal static partial class Translator
{
    public static Node Translate(LambdaExpression lambda, Node value, SourceLine source) => Translate(lambda.Body, lambda.Parameters[0], value, source);

    /// <summary>Translates a part of a lambda whose parameter stands for <paramref name="value"/>.</summary>
    public static Node Translate(Expression part, ParameterExpression parameter, Node value, SourceLine source)
    {
        try
        {
            return new Visit(parameter, value, source).Of(part);
        }
        catch (DefinitionException exception)
        {
            throw exception.At(source);
        }
    }

    /// <summary>Runs the part of a lambda that speaks of nothing but C# values.</summary>
    public static object? Evaluate(Expression part) => part switch
    {
        ConstantExpression constant => constant.Value,
        // Captured variables are fields of an object that the compiler makes; reading them needs no interpreter.
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is { } target ? Evaluate(target) : null),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is { } target ? Evaluate(target) : null),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion when conversion.Operand.Type.IsEnum || !conversion.Type.IsValueType => Evaluate(conversion.Operand),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(part, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private sealed class Visit(ParameterExpression parameter, Node value, SourceLine source)
    {
        public Node Of(Expression part) => part switch
        {
            _ when !Mentions(part) => Known(part),
            ParameterExpression => value,
            MemberExpression { Expression: { } nullable, Member.Name: "Value" } when Nullable.GetUnderlyingType(nullable.Type) is not null => Of(nullable),
            MemberExpression { Expression: { } text, Member.Name: nameof(string.Length) } when text.Type == typeof(string) => Functions.TextLength.Of(Of(text)),
            MemberExpression { Expression: { } items, Member.Name: "Count" } when IsList(items.Type) => Functions.Count.Of(Of(items)),
            MemberExpression { Expression: { } target } member => new Node.Member(Of(target), JsonNames.Of(member.Member)),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion => Of(conversion.Operand),
            UnaryExpression { NodeType: ExpressionType.Not } not => new Node.Not(Of(not.Operand)),
            ConditionalExpression conditional => new Node.Conditional(Of(conditional.Test), Of(conditional.IfTrue), Of(conditional.IfFalse)),
            BinaryExpression { NodeType: ExpressionType.Coalesce } coalesce => new Node.Coalesce(Of(coalesce.Left), Of(coalesce.Right)),
            BinaryExpression { NodeType: ExpressionType.ArrayIndex } element => new Node.Element(Of(element.Left), Of(element.Right)),
            BinaryExpression { NodeType: ExpressionType.Add } add when add.Type == typeof(string) => Node.Concat.Of([Of(add.Left), Of(add.Right)]),
            BinaryExpression { NodeType: ExpressionType.NotEqual } present when IsNull(present.Right) => new Node.HasValue(Of(present.Left)),
            BinaryExpression { NodeType: ExpressionType.Equal } absent when IsNull(absent.Right) => new Node.Not(new Node.HasValue(Of(absent.Left))),
            BinaryExpression binary when OperatorOf(binary.NodeType) is { } @operator => Compare(@operator, binary),
            MethodCallExpression { Method.Name: "get_Item", Object: { } list, Arguments: [var index] } when IsList(list.Type) => new Node.Element(Of(list), Of(index)),
            MethodCallExpression { Method: { Name: nameof(string.Format), DeclaringType: var type } } call when type == typeof(string) => Format(call),
            MethodCallExpression { Method: { Name: nameof(string.Concat), DeclaringType: var type } } call when type == typeof(string) => Node.Concat.Of(Spread(call.Arguments).Select(Of)),
            MethodCallExpression { Method: { Name: nameof(string.Contains), DeclaringType: var type }, Object: { } text, Arguments: [var wanted] } when type == typeof(string) => Functions.TextContains.Of(Of(text), Of(wanted)),
            MethodCallExpression { Method: { Name: nameof(string.StartsWith), DeclaringType: var type }, Object: { } text, Arguments: [var start] } when type == typeof(string) => Functions.TextStartsWith.Of(Of(text), Of(start)),
            _ => throw new DefinitionException("ASL2001", $"`{Readable(part)}` has no counterpart in the query language. "
                + "Inside a lambda, use members, indexes, comparisons, arithmetic, &&, ||, !, ?:, ??, interpolation, and the members Length, Count, Contains and StartsWith.", source),
        };

        private Node Known(Expression part) => Evaluate(part) is var known && known is int && EnumType(part) is { } type
            ? Constants.NodeOf(Enum.ToObject(type, known))
            : Constants.NodeOf(known);

        private Node.Binary Compare(Operator @operator, BinaryExpression binary)
        {
            var (left, right) = (Of(binary.Left), Of(binary.Right));
            var comparedAs = Kind(binary.Left.Type);
            var mayBeAbsent = @operator is not (Operator.And or Operator.Or) && Nullable.GetUnderlyingType(binary.Left.Type) is not null;

            // The compiler compares enums as integers; say the enum's name again.
            return (left, right) switch
            {
                (Node.Constant number, not Node.Constant) => new(@operator, Named(number, binary.Right), right, comparedAs, mayBeAbsent),
                (not Node.Constant, Node.Constant number) => new(@operator, left, Named(number, binary.Left), comparedAs, mayBeAbsent),
                _ => new(@operator, left, right, comparedAs, mayBeAbsent),
            };
        }

        private static Node.Constant Named(Node.Constant constant, Expression other) =>
            EnumType(other) is { } type && constant.Value.IsNumber ? new(Constants.Of(Enum.ToObject(type, (int)constant.Value.AsNumber()))) : constant;

        private static Type? EnumType(Expression part)
        {
            var type = part is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand.Type : part.Type;
            type = Nullable.GetUnderlyingType(type) ?? type;
            return type.IsEnum ? type : null;
        }

        private Node Format(MethodCallExpression call)
        {
            var format = (string)Evaluate(call.Arguments[0])!;
            Expression[] holes = [.. Spread(call.Arguments.Skip(1))];
            var parts = from piece in Holes().Split(format)
                        where piece.Length > 0
                        select Holes().IsMatch(piece) ? Of(holes[int.Parse(piece.AsSpan()[1..^1], CultureInfo.InvariantCulture)]) : new Node.Constant(piece.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));

            return Node.Concat.Of(parts);
        }

        private static IEnumerable<Expression> Spread(IEnumerable<Expression> arguments) => arguments.SelectMany(argument => argument is NewArrayExpression array ? array.Expressions : [argument]);

        private bool Mentions(Expression part)
        {
            var search = new Search(parameter);
            search.Visit(part);
            return search.Found;
        }
    }

    internal static ComparedAs Kind(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;

        return type == typeof(string) || type.IsEnum || type == typeof(DateOnly) ? ComparedAs.Text
            : type == typeof(bool) ? ComparedAs.Boolean
            : type == typeof(DateTimeOffset) ? ComparedAs.Time
            : type.IsPrimitive || type == typeof(decimal) ? ComparedAs.Number
            : ComparedAs.Anything;
    }

    /// <summary>Whether JSON has values of this type as text.</summary>
    internal static bool IsText(Type type) => type == typeof(Guid) || Kind(type) is ComparedAs.Text or ComparedAs.Time;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyCollection<>) || definition == typeof(ImmutableArray<>) || definition == typeof(List<>));

    private static bool IsNull(Expression part) => part is ConstantExpression { Value: null } or UnaryExpression { Operand: ConstantExpression { Value: null } };

    // The compiler wraps captured variables in an object of its own; what a person wrote is the part behind it.
    private static string Readable(Expression part) => Closures().Replace(part.ToString(), "");

    private static Operator? OperatorOf(ExpressionType type) => type switch
    {
        ExpressionType.AndAlso => Operator.And,
        ExpressionType.OrElse => Operator.Or,
        ExpressionType.Equal => Operator.Equal,
        ExpressionType.NotEqual => Operator.NotEqual,
        ExpressionType.LessThan => Operator.LessThan,
        ExpressionType.LessThanOrEqual => Operator.LessThanOrEqual,
        ExpressionType.GreaterThan => Operator.GreaterThan,
        ExpressionType.GreaterThanOrEqual => Operator.GreaterThanOrEqual,
        ExpressionType.Add => Operator.Add,
        ExpressionType.Subtract => Operator.Subtract,
        ExpressionType.Multiply => Operator.Multiply,
        ExpressionType.Divide => Operator.Divide,
        ExpressionType.Modulo => Operator.Modulo,
        _ => null,
    };

    [GeneratedRegex(@"(\{\d+\})")]
    private static partial Regex Holes();

    [GeneratedRegex(@"value\([^)]*\)\.")]
    private static partial Regex Closures();

    private sealed class Search(ParameterExpression wanted) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == wanted;
            return node;
        }
    }
}
