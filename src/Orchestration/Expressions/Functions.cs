namespace Orchestration.Expressions;

/// <summary>The functions of the query languages that typed C# calls.</summary>
internal static class Functions
{
    public static readonly Function TextLength = new("$length({0})");
    public static readonly Function TextContains = new("$contains({0}, {1})");
    public static readonly Function TextStartsWith = new("$substring({0}, 0, $length({1})) = {1}") { Strength = 3 };
    public static readonly Function Upper = new("$uppercase({0})");
    public static readonly Function Lower = new("$lowercase({0})");
    public static readonly Function Trim = new("$trim({0})");
    public static readonly Function Substring = new("$substring({0}, {1})");
    public static readonly Function SubstringOf = new("$substring({0}, {1}, {2})");
    public static readonly Function Before = new("$substringBefore({0}, {1})");
    public static readonly Function After = new("$substringAfter({0}, {1})");
    public static readonly Function Replace = new("$replace({0}, {1}, {2})");
    public static readonly Function Split = new("$split({0}, {1})");
    public static readonly Function Join = new("$join({0}, {1})");
    public static readonly Function Pad = new("$pad({0}, {1}, {2})");
    public static readonly Function ToText = new("$string({0})", "States.Format('{{}}', {0})");
    public static readonly Function ToNumber = new("$number({0})", "States.StringToJson({0})");
    public static readonly Function ToJson = new("$string({0})", "States.JsonToString({0})");
    public static readonly Function FromJson = new("$parse({0})", "States.StringToJson({0})");
    public static readonly Function Hash = new("$hash({0}, {1})", "States.Hash({0}, {1})") { MaxLength = 128 };
    public static readonly Function Base64Encode = new("$base64encode({0})", "States.Base64Encode({0})");
    public static readonly Function Base64Decode = new("$base64decode({0})", "States.Base64Decode({0})");
    public static readonly Function Uuid = new("$uuid()", "States.UUID()") { MaxLength = 36 };

    public static readonly Function Count = new("$count({0})", "States.ArrayLength({0})");
    public static readonly Function ListContains = new("{1} in {0}", "States.ArrayContains({0}, {1})") { Strength = 3 };
    public static readonly Function Distinct = new("$distinct({0})", "States.ArrayUnique({0})");
    public static readonly Function Partition = new("$partition({0}, {1})", "States.ArrayPartition({0}, {1})");
    public static readonly Function Range = new("$range({0}, {1}, {2})", "States.ArrayRange({0}, {1}, {2})");
    public static readonly Function Append = new("$append({0}, {1})");
    public static readonly Function Reverse = new("$reverse({0})");
    public static readonly Function Sum = new("$sum({0})");
    public static readonly Function Average = new("$average({0})");
    public static readonly Function Max = new("$max({0})");
    public static readonly Function Min = new("$min({0})");

    public static readonly Function Round = new("$round({0}, {1})");
    public static readonly Function Floor = new("$floor({0})");
    public static readonly Function Ceiling = new("$ceil({0})");
    public static readonly Function Absolute = new("$abs({0})");

    public static readonly Function Now = new("$now()") { MaxLength = 24 };
    public static readonly Function ToMilliseconds = new("$toMillis({0})");
    public static readonly Function FormatTime = new("$fromMillis($toMillis({0}), {1})");
    public static readonly Function AddMilliseconds = new("$fromMillis($toMillis({0}) + {1})") { MaxLength = 24 };
    public static readonly Function AddDays = new("$substring($fromMillis($toMillis({0}) + {1}), 0, 10)") { MaxLength = 10 };
    public static readonly Function DatePart = new("$substring({0}, 0, 10)", "States.ArrayGetItem(States.StringSplit({0}, 'T'), 0)") { MaxLength = 10 };
}
