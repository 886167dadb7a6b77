using System.Text.Json.Nodes;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;
using Investigator.Tests.Sharing.Stix;

namespace Investigator.Tests.Sharing;

/// <summary>The published JSON schemas of the two extensions say what the writer writes.</summary>
public sealed class SchemaFiles
{
    private const string Counts = "extension-definition--1e7d9d34-343c-419a-8e40-d16addf764ab";

    [Theory]
    [InlineData("distillation-trace.schema.json")]
    [InlineData("distillation-counts.schema.json")]
    public void The_console_serves_the_schema_that_the_documentation_has(string name) =>
        Assert.Equal(File.ReadAllText(Path.Combine(Root, "docs", "schemas", name)), File.ReadAllText(Path.Combine(Root, "src", "Investigator.Web", "wwwroot", "schemas", name)));

    [Fact]
    public void What_the_writer_writes_stands_in_the_schema_of_the_counts()
    {
        var known = Schema("distillation-counts.schema.json")["properties"]!.AsObject();
        foreach (var body in Objects().Select(one => one["extensions"]?[Counts] as JsonObject).OfType<JsonObject>())
            foreach (var (name, value) in body)
            {
                Assert.True(known[name] is JsonObject, $"{name} is not in the schema");
                Assert.True(Fits(known[name]!.AsObject(), value!), $"{name} is {value}");
            }
    }

    [Fact]
    public void What_patterns_ask_of_a_trace_stands_in_its_schema()
    {
        var properties = Schema("distillation-trace.schema.json")["properties"]!.AsObject();
        var kinds = properties["kind"]!["enum"]!.AsArray().Select(kind => (string)kind!).ToList();
        var asked = Objects().Where(one => (string?)one["type"] == "indicator").SelectMany(one => PatternParser.Parse((string)one["pattern"]!)).Where(one => one.ObjectType == "x-distillation-trace").ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, one => Assert.True(properties.ContainsKey(one.Path), one.Path));
        Assert.All(asked.Where(one => one.Path == "kind"), one => Assert.Contains(one.Literal, kinds));
    }

    private static IEnumerable<JsonObject> Objects()
    {
        var facts = ACampaign.WithEverything.Facts with { Hours = new Dictionary<IndicatorKey, IReadOnlyList<long>> { [new(IndicatorKind.NetworkPrefix, "203.0.113.0/24")] = [.. Enumerable.Repeat(1L, 24)] } };
        var bundle = new BundleComposer(new SharingPolicy(), ACampaign.Key).Compose(facts, "Provider A", TrafficLight.Amber, ACampaign.Noon).Bundle!;
        return JsonNode.Parse(new StixBundleWriter().Write(bundle))!["objects"]!.AsArray().Select(one => one!.AsObject());
    }

    // The few words of JSON schema that these files use.
    private static bool Fits(JsonObject schema, JsonNode value) => (string?)schema["type"] switch
    {
        "integer" => value.AsValue().TryGetValue<long>(out var whole) && whole >= (long?)schema["minimum"],
        "number" => value.AsValue().TryGetValue<double>(out var number) && !(number < (double?)schema["minimum"]) && !(number > (double?)schema["maximum"]),
        "string" => value.AsValue().TryGetValue<string>(out var text) && (schema["const"] is not { } only || (string?)only == text) && (schema["enum"] is not JsonArray words || words.Any(word => (string?)word == text)),
        "array" => value is JsonArray list && list.Count == (int?)schema["maxItems"] && list.All(one => Fits(schema["items"]!.AsObject(), one!)),
        _ => false,
    };

    private static JsonObject Schema(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "docs", "schemas", name)))!.AsObject();

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Investigator.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
