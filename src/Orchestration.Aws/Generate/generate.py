#!/usr/bin/env python3
"""Writes the service clients of this project from the service models that botocore ships.

    python3 src/Orchestration.Aws/Generate/generate.py            writes Generated/*.g.cs
    python3 src/Orchestration.Aws/Generate/generate.py --check    fails where they are not what it would write

Types and members bear the names that the AWS SDK for .NET gives them, so that its own packages can take their place.
Needs botocore (any recent one); the build does not need this script.
"""
import gzip
import json
import sys
from pathlib import Path

import botocore

DATA = Path(botocore.__file__).parent / "data"
TARGET = Path(__file__).resolve().parent.parent / "Generated"

# What each client has. None: every operation of the service.
SERVICES = [
    dict(model="stepfunctions/2016-11-23", namespace="Amazon.StepFunctions", name="StepFunctions", operations=None),
    dict(
        model="glue/2017-03-31", namespace="Amazon.Glue", name="Glue",
        operations="""StartJobRun GetJobRun GetJobRuns BatchStopJobRun GetJob GetJobs ListJobs
            StartCrawler StopCrawler GetCrawler GetCrawlers ListCrawlers ListCrawls GetCrawlerMetrics
            GetDatabase GetDatabases GetTable GetTables GetPartition GetPartitions BatchCreatePartition""".split(),
        # The visual editor's graph of a job: hundreds of shapes that nothing here reads.
        without={("Job", "CodeGenConfigurationNodes")}),
    dict(
        model="sns/2010-03-31", namespace="Amazon.SimpleNotificationService", name="SimpleNotificationService",
        operations="""Publish PublishBatch Subscribe ConfirmSubscription Unsubscribe ListSubscriptions ListSubscriptionsByTopic
            ListTopics CreateTopic DeleteTopic GetTopicAttributes""".split()),
    dict(
        model="logs/2014-03-28", namespace="Amazon.CloudWatchLogs", name="CloudWatchLogs",
        operations="DescribeLogGroups DescribeLogStreams FilterLogEvents GetLogEvents".split()),
]

SCALARS = {"integer": "int?", "long": "long?", "boolean": "bool?", "double": "double?", "float": "float?", "timestamp": "DateTime?", "blob": "MemoryStream"}


def upper(name):
    return name[0].upper() + name[1:]


def load(path):
    zipped = path.with_name(path.name + ".gz")
    with (gzip.open(zipped) if zipped.exists() else open(path, "rb")) as stream:
        return json.load(stream)


def identifier(value):
    """An enumeration's value as the SDK spells its field."""
    name = "".join(c if c.isalnum() else "_" for c in value)
    if value != name and "_" in name and not value.replace("-", "").isupper():
        name = "".join(upper(part) if part else "" for part in name.split("_"))
    name = "_" + name if name[0].isdigit() else upper(name)
    return name


def exception(shape):
    return shape if shape.endswith("Exception") else shape + "Exception"


class Service:
    def __init__(self, model, namespace, name, operations, without=frozenset()):
        data = load(DATA / model / "service-2.json")
        self.metadata, self.shapes, self.operations = data["metadata"], data["shapes"], data["operations"]
        pages = DATA / model / "paginators-1.json"
        self.pages = load(pages)["pagination"] if pages.exists() or pages.with_name(pages.name + ".gz").exists() else {}
        self.namespace, self.name, self.without = namespace, name, without
        self.names = sorted(operations or self.operations)
        self.query = self.metadata["protocol"] == "query"
        self.structures, self.enumerations, self.requests, self.responses = {}, {}, {}, {}

        for operation in self.names:
            described = self.operations[operation]
            if "input" in described:
                self.requests[described["input"]["shape"]] = operation + "Request"
            if "output" in described:
                self.responses[described["output"]["shape"]] = operation + "Response"
        for operation in self.names:
            for side in ("input", "output"):
                if side in self.operations[operation]:
                    self.walk(self.operations[operation][side]["shape"])
        self.errors = sorted({error["shape"] for operation in self.names for error in self.operations[operation].get("errors", [])})

    def walk(self, shape):
        if shape in self.structures:
            return
        self.structures[shape] = members = []
        for member, reference in self.shapes[shape].get("members", {}).items():
            if (shape, member) not in self.without:
                members.append((member, reference, self.type_of(reference["shape"])))

    def type_of(self, shape):
        described = self.shapes[shape]
        kind = described["type"]
        if kind == "string":
            if "enum" in described:
                self.enumerations[shape] = described["enum"]
                return shape
            return "string"
        if kind == "list":
            return f"List<{self.type_of(described['member']['shape']).rstrip('?')}>"
        if kind == "map":
            return f"Dictionary<string, {self.type_of(described['value']['shape']).rstrip('?')}>"
        if kind == "structure":
            self.walk(shape)
            return self.class_of(shape)
        return SCALARS[kind]

    def class_of(self, shape):
        return self.requests.get(shape) or self.responses.get(shape) or shape

    # -- files ---------------------------------------------------------------------------------------------------------

    def files(self):
        prefix = self.name
        yield prefix + ".Client.g.cs", self.client()
        yield prefix + ".Paginators.g.cs", self.paginators()
        yield prefix + ".Model.g.cs", self.model()
        yield prefix + ".Enumerations.g.cs", self.enumeration_classes()
        yield prefix + ".Exceptions.g.cs", self.exceptions()
        yield prefix + (".Query.g.cs" if self.query else ".Json.g.cs"), self.query_code() if self.query else self.json_code()

    def client(self):
        name, metadata = self.name, self.metadata
        config, client, interface = f"Amazon{name}Config", f"Amazon{name}Client", f"IAmazon{name}"
        quoted = [metadata["serviceId"], metadata.get("signingName", metadata["endpointPrefix"]), metadata["endpointPrefix"], metadata["apiVersion"], metadata.get("targetPrefix"), metadata.get("jsonVersion")]
        arguments = ", ".join("null" if value is None else f'"{value}"' for value in quoted)
        lines = [
            "using Amazon.Runtime;", "using Amazon.Runtime.Endpoints;", f"using {self.namespace}.Model;", "using Orchestration.Aws.Client;", "",
            f"namespace {self.namespace};", "",
            f"/// <summary>Where and how calls of {metadata['serviceFullName']} are made.</summary>",
            f"public partial class {config} : ServiceConfig", "{",
            f"    internal static readonly ServiceDescription Service = new({arguments});", "",
            f"    public {config}()", "        : base(Service)", "    {", "    }", "}", "",
            f"/// <summary>The calls of {metadata['serviceFullName']}.</summary>",
            f"public partial interface {interface} : IAmazonService, IDisposable", "{",
            "    /// <summary>Answers that come in pages, as streams.</summary>",
            f"    I{name}PaginatorFactory Paginators {{ get; }}", "",
        ]
        for operation in self.names:
            lines += [f"    Task<{operation}Response> {operation}Async({operation}Request request, CancellationToken cancellationToken = default);", ""]
        lines += [
            "    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);", "",
            f"    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {config}();", "",
            f"    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => new {client}(awsCredentials, ({config})clientConfig);",
            "}", "",
            f"/// <summary>Calls {metadata['serviceFullName']}.</summary>",
            f"public partial class {client} : ServiceClient, {interface}", "{",
        ]
        region, keys = f"new {config} {{ RegionEndpoint = region }}", ["string awsAccessKeyId", "string awsSecretAccessKey"]
        forms = [("", f"new {config}()"), ("Amazon.RegionEndpoint region", region), (f"{config} config", "config")]
        for parameters, value in forms:
            lines += [f"    public {client}({parameters})", f"        : base({config}.Service, Exception, {value})", "    {", "    }", ""]
        for given, credentials in (("AWSCredentials credentials", "credentials"), (", ".join(keys), "new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey)"),
                                   (", ".join(keys + ["string awsSessionToken"]), "new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken)")):
            for parameters, value in forms:
                both = ", ".join(part for part in (given, parameters.replace(f"{config} config", f"{config} clientConfig")) if part)
                lines += [f"    public {client}({both})", f"        : base({config}.Service, Exception, {credentials}, {value.replace('config', 'clientConfig') if value == 'config' else value})", "    {", "    }", ""]
        lines += [f"    public I{name}PaginatorFactory Paginators => field ??= new {name}PaginatorFactory(this);", ""]
        for operation in self.names:
            prefix = self.operations[operation].get("endpoint", {}).get("hostPrefix")
            host = f', hostPrefix: "{prefix}"' if prefix else ""
            call = (f'QueryAsync("{operation}", request, {name}Query.Write, {name}Query.Read{operation}Response, cancellationToken)' if self.query else
                    f'JsonAsync("{operation}", request, {name}Json.Write, {name}Json.Read{operation}Response, cancellationToken{host})')
            lines += [f"    public virtual Task<{operation}Response> {operation}Async({operation}Request request, CancellationToken cancellationToken = default) =>", f"        {call};", ""]
        lines += ["    private static AmazonServiceException Exception(string code, ServiceError error) => code switch", "    {"]
        for error in self.errors:
            code = self.shapes[error].get("error", {}).get("code", error)
            codes = " or ".join(f'"{c}"' for c in dict.fromkeys([code, error]))
            lines.append(f"        {codes} => new {exception(error)}(error.Message, error.Inner, error.Type, code, error.RequestId, error.StatusCode),")
        lines += [f"        _ => new Amazon{name}Exception(error.Message, error.Inner, error.Type, code, error.RequestId, error.StatusCode),", "    };", "}"]
        return lines

    def paginated(self):
        for operation in self.names:
            page = self.pages.get(operation)
            if page and "output" in self.operations[operation] and isinstance(page.get("input_token"), str) and isinstance(page.get("output_token"), str):
                result = page.get("result_key")
                results = [key for key in ([result] if isinstance(result, str) else result or []) if "." not in key]
                members = dict((m, t) for m, _, t in self.structures[self.operations[operation]["output"]["shape"]])
                yield operation, upper(page["input_token"]), upper(page["output_token"]), [(upper(key), members[key][5:-1]) for key in results if members.get(key, "").startswith("List<")]

    def paginators(self):
        name = self.name
        lines = ["using Amazon.Runtime;", "using Orchestration.Aws.Client;", "", f"namespace {self.namespace}.Model;", "",
                 "/// <summary>Answers that come in pages, as streams.</summary>", f"public interface I{name}PaginatorFactory", "{"]
        operations = list(self.paginated())
        for operation, *_ in operations:
            lines += [f"    I{operation}Paginator {operation}({operation}Request request);", ""]
        lines = lines[:-1] if operations else lines
        lines += ["}", ""]
        for operation, _, _, results in operations:
            lines += [f"public interface I{operation}Paginator : IPaginator<{operation}Response>", "{", "    /// <summary>The pages.</summary>", f"    IPaginatedEnumerable<{operation}Response> Responses {{ get; }}"]
            for key, item in results:
                lines += ["", "    /// <summary>What the pages hold, one after the other.</summary>", f"    IPaginatedEnumerable<{item}> {key} {{ get; }}"]
            lines += ["}", ""]
        lines += [f"internal sealed class {name}PaginatorFactory(IAmazon{name} client) : I{name}PaginatorFactory", "{"]
        for operation, *_ in operations:
            lines += [f"    public I{operation}Paginator {operation}({operation}Request request) => new {operation}Paginator(client, request);", ""]
        lines = lines[:-1] if operations else lines
        lines += ["}"]
        for operation, given, returned, results in operations:
            lines += ["", f"internal sealed class {operation}Paginator(IAmazon{name} client, {operation}Request request)",
                      f"    : Paginator<{operation}Request, {operation}Response>(request, client.{operation}Async, (request, token) => request.{given} = token, response => response.{returned}), I{operation}Paginator", "{"]
            for key, item in results:
                lines += [f"    public IPaginatedEnumerable<{item}> {key} => Items(response => response.{key});", ""]
            lines = lines[:-1] if results else lines
            lines += ["}"]
        return lines

    def model(self):
        name = self.name
        lines = ["using Amazon.Runtime;", "", f"namespace {self.namespace}.Model;", "", f"public partial class Amazon{name}Request : AmazonWebServiceRequest;", ""]
        for shape, members in sorted(self.structures.items(), key=lambda pair: self.class_of(pair[0])):
            base = f" : Amazon{name}Request" if shape in self.requests else " : AmazonWebServiceResponse" if shape in self.responses else ""
            lines += [f"public partial class {self.class_of(shape)}{base}"]
            if not members:
                lines[-1] += ";" if base else ";"
                lines.append("")
                continue
            lines.append("{")
            for member, _, kind in members:
                lines += [f"    public {kind}{'' if kind.endswith('?') else '?'} {upper(member)} {{ get; set; }}", ""]
            lines[-1] = "}"
            lines.append("")
        for operation in self.names:
            if "input" not in self.operations[operation]:
                lines += [f"public partial class {operation}Request : Amazon{name}Request;", ""]
            if "output" not in self.operations[operation]:
                lines += [f"public partial class {operation}Response : AmazonWebServiceResponse;", ""]
        return lines[:-1]

    def enumeration_classes(self):
        lines = ["using Amazon.Runtime;", "", f"namespace {self.namespace};"]
        for shape, values in sorted(self.enumerations.items()):
            lines += ["", f"public partial class {shape}(string value) : ConstantClass(value)", "{"]
            for value in values:
                lines += [f'    public static readonly {shape} {identifier(value)} = new("{value}");', ""]
            lines += [f"    public static {shape} FindValue(string value) => FindValue<{shape}>(value);", "", f"    public static implicit operator {shape}(string value) => FindValue(value);", "}"]
        return lines

    def exceptions(self):
        name = self.name
        parameters, arguments = "string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, System.Net.HttpStatusCode statusCode", "message, innerException, errorType, errorCode, requestId, statusCode"
        lines = ["using Amazon.Runtime;", f"using {self.namespace}.Model;", "", f"namespace {self.namespace}", "{",
                 f"    /// <summary>An error that {self.metadata['serviceFullName']} answered.</summary>",
                 f"    public partial class Amazon{name}Exception({parameters})", f"        : AmazonServiceException({arguments});", "}", "", f"namespace {self.namespace}.Model", "{"]
        for error in self.errors:
            lines += [f"    public partial class {exception(error)}({parameters})", f"        : Amazon{name}Exception({arguments});", ""]
        lines[-1] = "}"
        return lines

    # -- JSON: readers of the answers, writers of the requests ----------------------------------------------------------

    def json_code(self):
        """Plain code rather than a serializer's metadata, which takes longer to set up than a call on a short-lived process takes."""
        name = self.name
        lines = ["using System.Text.Json;", f"using {self.namespace}.Model;", "using Orchestration.Aws.Client;", "", f"namespace {self.namespace};", "", f"internal static class {name}Json", "{"]
        readers = {"integer": "Integer", "long": "Long", "boolean": "Boolean", "double": "Double", "float": "Single", "timestamp": "Time"}
        wanted = []

        def reach(shape):
            if shape not in wanted:
                wanted.append(shape)
            return shape

        def reader(shape):
            """A delegate that reads a value on which the reader stands."""
            described = self.shapes[shape]
            kind = described["type"]
            if kind == "structure":
                return f"Read{self.class_of(reach(shape))}"
            if kind == "list":
                return f"static (ref Utf8JsonReader json) => JsonWire.List(ref json, {reader(described['member']['shape'])})"
            if kind == "map":
                return f"static (ref Utf8JsonReader json) => JsonWire.Map(ref json, {reader(described['value']['shape'])})"
            if kind == "string":
                return f"static (ref Utf8JsonReader json) => new {shape}(json.GetString()!)" if "enum" in described else "static (ref Utf8JsonReader json) => json.GetString()!"
            return f"JsonWire.{readers[kind]}"

        def read_member(shape):
            described = self.shapes[shape]
            kind = described["type"]
            if kind == "structure":
                return f"JsonWire.Member(ref json, {reader(shape)})"
            if kind == "list":
                return f"JsonWire.ListMember(ref json, {reader(described['member']['shape'])})"
            if kind == "map":
                return f"JsonWire.MapMember(ref json, {reader(described['value']['shape'])})"
            if kind == "string":
                return f"JsonWire.TextMember(ref json) is {{ }} text{shape} ? new {shape}(text{shape}) : null" if "enum" in described else "JsonWire.TextMember(ref json)"
            return f"JsonWire.{readers[kind]}Member(ref json)"

        def write_value(shape, value, depth=0):
            """The lines that write a value that is there."""
            described = self.shapes[shape]
            kind = described["type"]
            item = f"item{depth}"
            if kind == "structure":
                reach(shape)
                yield f"Write(json, {value});"
            elif kind == "list":
                yield "json.WriteStartArray();"
                yield f"foreach (var {item} in {value})"
                yield "{"
                yield from ("    " + line for line in write_value(described["member"]["shape"], item, depth + 1))
                yield "}"
                yield "json.WriteEndArray();"
            elif kind == "map":
                yield "json.WriteStartObject();"
                yield f"foreach (var {item} in {value})"
                yield "{"
                yield f"    json.WritePropertyName({item}.Key);"
                yield from ("    " + line for line in write_value(described["value"]["shape"], item + ".Value", depth + 1))
                yield "}"
                yield "json.WriteEndObject();"
            elif kind == "string":
                yield f"json.WriteStringValue({value}{'.Value' if 'enum' in described else ''});"
            elif kind == "timestamp":
                yield f"JsonWire.WriteTime(json, {value});"
            elif kind == "boolean":
                yield f"json.WriteBooleanValue({value});"
            else:
                yield f"json.WriteNumberValue({value});"

        def write_structure(cls, members):
            yield f"    public static void Write(Utf8JsonWriter json, {cls} value)"
            yield "    {"
            yield "        json.WriteStartObject();"
            for member, reference, _ in members:
                local = "given" + upper(member)
                yield f"        if (value.{upper(member)} is {{ }} {local})"
                yield "        {"
                yield f'            json.WritePropertyName("{member}"u8);'
                yield from ("            " + line for line in write_value(reference["shape"], local))
                yield "        }"
            yield "        json.WriteEndObject();"
            yield "    }"
            yield ""

        def read_structure(cls, members):
            yield f"    public static {cls} Read{cls}(ref Utf8JsonReader json)"
            yield "    {"
            yield f"        var value = new {cls}();"
            yield "        JsonWire.Enter(ref json);"
            yield "        while (JsonWire.Next(ref json))"
            yield "        {"
            for index, (member, reference, _) in enumerate(members):
                yield f"            {'else ' if index else ''}if (json.ValueTextEquals(\"{member}\"u8))"
                yield "            {"
                yield f"                value.{upper(member)} = {read_member(reference['shape'])};"
                yield "            }"
            if members:
                yield "            else"
                yield "            {"
                yield "                json.Skip();"
                yield "            }"
            else:
                yield "            json.Skip();"
            yield "        }"
            yield "        return value;"
            yield "    }"
            yield ""

        for side, of, method in (("input", "Request", write_structure), ("output", "Response", read_structure)):
            wanted.clear()
            for operation in self.names:
                described = self.operations[operation]
                if side in described:
                    reach(described[side]["shape"])
                else:
                    lines += method(operation + of, [])
            for shape in wanted:  # It grows while it is read.
                lines += method(self.class_of(shape), self.structures[shape])
        lines[-1] = "}"
        return lines

    # -- the query protocol: a form as request, XML as answer ----------------------------------------------------------

    def query_code(self):
        name = self.name
        lines = ["using System.Xml.Linq;", f"using {self.namespace}.Model;", "using Orchestration.Aws.Client;", "", f"namespace {self.namespace};", "", f"internal static class {name}Query", "{"]
        written, read = [], []

        def write_members(shape, value, prefix):
            for member, reference, kind in self.structures[shape]:
                location = prefix + reference.get("locationName", member)
                yield from write_value(reference["shape"], f"{value}.{upper(member)}", location)

        def literal(path):
            return f'$"{path}"' if "{" in path else f'"{path}"'

        def write_value(shape, value, path, depth=[0]):
            described = self.shapes[shape]
            if described["type"] == "structure":
                depth[0] += 1
                inner = f"inner{depth[0]}"
                yield f"if ({value} is {{ }} {inner})"
                yield "{"
                yield from ("    " + line for line in write_members(shape, inner, path + "."))
                yield "}"
            elif described["type"] in ("list", "map"):
                depth[0] += 1
                item, at = f"item{depth[0]}", f"at{depth[0]}"
                yield f"var {at} = 0;"
                yield f"foreach (var {item} in {value} ?? [])"
                yield "{"
                if described["type"] == "list":
                    step = f"{path}.{described['member'].get('locationName', 'member')}.{{{at}}}"
                    yield f"    {at}++;"
                    yield from ("    " + line for line in write_value(described["member"]["shape"], item, step))
                else:
                    step = f"{path}.entry.{{{at}}}"
                    yield f"    {at}++;"
                    yield f"    form.Add({literal(step + '.' + described['key'].get('locationName', 'key'))}, {item}.Key);"
                    yield from ("    " + line for line in write_value(described["value"]["shape"], f"{item}.Value", step + "." + described["value"].get("locationName", "value")))
                yield "}"
            else:
                yield f"form.Add({literal(path)}, {value});"

        def read_value(shape, element):
            described = self.shapes[shape]
            kind = described["type"]
            if kind == "structure":
                if shape not in read:
                    read.append(shape)
                return f"{element} is {{ }} found{shape} ? Read{self.class_of(shape)}(found{shape}) : null"
            if kind == "list":
                inner = described["member"]["shape"]
                make = f"Read{self.class_of(inner)}" if self.shapes[inner]["type"] == "structure" else "QueryXml.Text"
                if self.shapes[inner]["type"] == "structure" and inner not in read:
                    read.append(inner)
                return f"QueryXml.List({element}, {make})"
            if kind == "map":
                return f"QueryXml.Map({element})"
            if kind == "boolean":
                return f"QueryXml.Boolean({element})"
            if kind == "string":
                return f"{element}?.Value"
            raise NotImplementedError(kind)

        for operation in self.names:
            described = self.operations[operation]
            shape = described.get("input", {}).get("shape")
            lines += [f"    public static void Write({operation}Request request, QueryForm form)", "    {"]
            lines += ["        " + line for line in write_members(shape, "request", "")] if shape else []
            lines += ["    }", ""]
        for operation in self.names:
            shape = self.operations[operation].get("output", {}).get("shape")
            if shape is None:
                lines += [f"    public static {operation}Response Read{operation}Response(XElement element) => new();", ""]
            else:
                read.append(shape)
        for shape in read:
            lines += [f"    public static {self.class_of(shape)} Read{self.class_of(shape)}(XElement element) => new()", "    {"]
            for member, reference, _ in self.structures[shape]:
                element = f'QueryXml.Child(element, "{reference.get("locationName", member)}")'
                lines.append(f"        {upper(member)} = {read_value(reference['shape'], element)},")
            lines += ["    };", ""]
        lines[-1] = "}"
        return lines


def main():
    check, stale = "--check" in sys.argv, []
    TARGET.mkdir(exist_ok=True)
    for described in SERVICES:
        for file, lines in Service(**described).files():
            text = "\n".join(["// <auto-generated>by Generate/generate.py from botocore's model of the service; do not edit</auto-generated>", "#nullable enable", ""] + lines) + "\n"
            path = TARGET / file
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            if check:
                stale.append(file)
            else:
                path.write_text(text, encoding="utf-8", newline="\n")
                print("wrote", file, len(text.splitlines()), "lines")
    if stale:
        sys.exit("not what generate.py writes with botocore " + botocore.__version__ + ": " + ", ".join(stale))


main()
