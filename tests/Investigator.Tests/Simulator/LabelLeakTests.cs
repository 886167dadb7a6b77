using System.Text.Json;
using Xunit.Abstractions;

namespace Investigator.Tests.Simulator;

/// <summary>Nothing superficial may tell a planted account from an honest one: a detector that learns such a mark learns the simulator.</summary>
public sealed class LabelLeakTests(WorldFiles world, QuietWorld quiet, ITestOutputHelper output) : IClassFixture<WorldFiles>, IClassFixture<QuietWorld>
{
    // With some 450 planted and 1,000 honest people the measure itself scatters by about 0.016, and the largest of forty fields lies some two of these above a half.
    private const double Blind = 0.56;

    // How long prompts and answers are, and so how long they take, is the harvest itself, thinly spread; no more than that may show.
    private const double Behaviour = 0.65;

    [Fact]
    public void No_field_of_an_account_or_of_a_request_tells_the_label_by_its_look()
    {
        var fields = Fields();
        var told = fields.Select(field => (field, Auc: QuickClassifier.Auc(quiet.People, field))).OrderByDescending(f => f.Auc).ToList();
        foreach (var (field, auc) in told) output.WriteLine($"{field,-32}{auc:0.000}");

        Assert.True(fields.Length > 25);
        Assert.All(told, f => Assert.True(f.Auc < (f.field is "event.input_tokens" or "event.output_tokens" or "event.latency_ms" ? Behaviour : Blind), $"{f.field} tells the label with AUC {f.Auc:0.000}"));
    }

    [Fact]
    public void All_superficial_fields_together_do_not_tell_the_label_either()
    {
        var auc = QuickClassifier.Auc(quiet.People, Fields());
        output.WriteLine($"{quiet.People.Count(p => p.Fraud)} planted, {quiet.People.Count(p => !p.Fraud)} honest: {auc:0.000}");
        Assert.True(auc < Behaviour, $"together they tell it with AUC {auc:0.000}");
    }

    [Theory]
    [InlineData("account.account_id", "f", ""), InlineData("event.output_tokens", "", "0"), InlineData("event.session_id", "", "Z")]
    public void The_measure_sees_a_leak_when_there_is_one(string field, string before, string after)
    {
        var leaking = quiet.People.Select(p => p.Fraud && p.Fields.TryGetValue(field, out var value)
            ? (new Dictionary<string, string>(p.Fields, StringComparer.Ordinal) { [field] = before + value + after }, p.Fraud) : p).ToList();

        Assert.True(QuickClassifier.Auc(leaking, field) > 0.8, $"{QuickClassifier.Auc(leaking, field)}");
        Assert.True(QuickClassifier.Auc(leaking, Fields()) > Behaviour);
    }

    [Fact]
    public void No_archetype_label_or_campaign_is_named_in_what_is_sent()
    {
        var words = world.Truth.Values.SelectMany(t => (string[])[.. WorldFiles.Campaigns(t.Campaign), t.Label == "benign" ? "" : t.Archetype]).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var line in world.Accounts) Assert.DoesNotContain(words, word => line.Contains(word, StringComparison.OrdinalIgnoreCase));
        foreach (var line in world.Events)
        {
            using var json = JsonDocument.Parse(line);
            foreach (var property in json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String && p.Name is not ("prompt" or "system_prompt")))
                Assert.DoesNotContain(words, word => property.Value.GetString()!.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Accounts_stand_in_shuffled_order()
    {
        var places = world.Accounts.Select((line, place) => (place, Fraud: Is(line, "fraud"))).Where(row => row.Fraud).Select(row => row.place / (double)world.Accounts.Length).ToList();
        Assert.InRange(places.Average(), 0.3, 0.7);
        var beside = world.Accounts.Zip(world.Accounts.Skip(1)).Count(pair => Is(pair.First, "fraud") && Is(pair.Second, "fraud"));
        Assert.True(beside < places.Count / 2, $"{beside} of {places.Count} planted accounts stand beside another");
    }

    private string[] Fields() => [.. quiet.People.SelectMany(p => p.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private bool Is(string line, string label) => world.Truth[WorldFiles.Field(line, "account_id")].Label == label;
}
