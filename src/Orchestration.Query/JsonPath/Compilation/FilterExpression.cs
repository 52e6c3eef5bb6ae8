using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>What stands between <c>[?(</c> and <c>)]</c>.</summary>
internal abstract class FilterExpression
{
    private FilterExpression()
    {
    }

    /// <summary><c>&amp;&amp;</c>: the first is asked first.</summary>
    public sealed class And(FilterExpression first, FilterExpression second) : FilterExpression
    {
        public FilterExpression First => first;

        public FilterExpression Second => second;
    }

    /// <summary><c>||</c>: the first is asked first.</summary>
    public sealed class Or(FilterExpression first, FilterExpression second) : FilterExpression
    {
        public FilterExpression First => first;

        public FilterExpression Second => second;
    }

    /// <summary><c>@.name</c> or <c>!@.name</c>.</summary>
    public sealed class Exists(CompiledPath path, bool expected) : FilterExpression
    {
        public CompiledPath Path => path;

        public bool Expected => expected;
    }

    /// <summary><c>@.name == 'value'</c>.</summary>
    public sealed class Compare(Operand left, FilterOperator @operator, Operand right) : FilterExpression
    {
        public Operand Left => left;

        public FilterOperator Operator => @operator;

        public Operand Right => right;
    }

    /// <summary>One side of a comparison.</summary>
    public abstract class Operand
    {
        private Operand()
        {
        }

        /// <summary>A path from the item (<c>@</c>) or from the document (<c>$</c>).</summary>
        public sealed class Path(CompiledPath path, bool fromDocument) : Operand
        {
            public CompiledPath Steps => path;

            public bool FromDocument => fromDocument;
        }

        /// <summary>Anything else; numbers and booleans are text until they meet one.</summary>
        public sealed class Text : Operand
        {
            public Text(string value)
            {
                Value = value;
                Unquoted = Unquote(value);
                Fault = JavaDecimal.Fault(value);
                Number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
            }

            public string Value { get; }

            /// <summary>The text as it meets text: with escaped quotes as quotes.</summary>
            public string Unquoted { get; }

            /// <summary>The text as it meets numbers.</summary>
            public double Number { get; }

            /// <summary>Why it cannot meet numbers; null where it can.</summary>
            public string? Fault { get; }

            public static string Unquote(string text) => text.Replace(@"\'", "'", StringComparison.Ordinal);
        }

        /// <summary><c>/pattern/i</c>; it must match the whole text.</summary>
        public sealed class Pattern(Regex regex) : Operand
        {
            public Regex Regex => regex;
        }
    }
}
