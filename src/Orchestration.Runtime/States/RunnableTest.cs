using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

/// <summary>What a rule of a Choice state in JSONPath asks, compiled.</summary>
internal abstract class RunnableTest
{
    private RunnableTest()
    {
    }

    public abstract bool Holds(Strand strand, JsonValue input);

    public sealed class And(IReadOnlyList<RunnableTest> tests) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input)
        {
            foreach (var test in tests)
            {
                if (!test.Holds(strand, input))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public sealed class Or(IReadOnlyList<RunnableTest> tests) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input)
        {
            foreach (var test in tests)
            {
                if (test.Holds(strand, input))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public sealed class Not(RunnableTest test) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input) => !test.Holds(strand, input);
    }

    /// <summary>A comparison with a value that stands in the definition.</summary>
    public sealed class WithValue(Operand variable, JsonValue value, Func<JsonValue, JsonValue, bool> compare) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input) => compare(variable.Read(strand, input), value);
    }

    /// <summary>A comparison with what another path finds.</summary>
    public sealed class WithPath(Operand variable, Operand other, Func<JsonValue, JsonValue, bool> compare) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input) => compare(variable.Read(strand, input), other.Read(strand, input));
    }

    /// <summary>A question about the kind of a value.</summary>
    public sealed class IsKind(Operand variable, bool expected, Func<JsonValue, bool> isKind) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input) => isKind(variable.Read(strand, input)) == expected;
    }

    public sealed class IsPresent(Operand variable, bool expected) : RunnableTest
    {
        public override bool Holds(Strand strand, JsonValue input) => variable.TryRead(strand, input, out _) == expected;
    }

    /// <summary>A path of a rule.</summary>
    public sealed class Operand(string path, Field field)
    {
        public JsonValue Read(Strand strand, JsonValue input) => TryRead(strand, input, out var value)
            ? value
            : throw new QueryEvaluationException(ErrorNames.Runtime, $"Invalid path '{path}': The choice state's condition path references an invalid value.");

        public bool TryRead(Strand strand, JsonValue input, out JsonValue value)
        {
            try
            {
                value = field.Evaluate(strand, input);
                return !value.IsUndefined;
            }
            catch (QueryEvaluationException)
            {
                value = default;
                return false;
            }
        }
    }
}
