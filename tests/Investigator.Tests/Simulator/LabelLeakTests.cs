using System.Text.Json;

namespace Investigator.Tests.Simulator;

/// <summary>Nothing superficial may tell a planted account from an honest one: a detector that learns such a mark learns the simulator.</summary>
public sealed class LabelLeakTests(WorldFiles standard, EveryFamilyFiles all) : IClassFixture<WorldFiles>, IClassFixture<EveryFamilyFiles>
{
    private WorldFiles world = standard;

    [Theory]
    [InlineData("account_id"), InlineData("email_domain"), InlineData("email_hash"), InlineData("tier"), InlineData("device_id"), InlineData("organization_id")]
    public void The_look_of_an_account_field_does_not_tell_the_label(string field)
    {
        // hydra against people: the honest of other trades differ from both for good reasons
        var rows = world.Accounts.Where(IsPerson).Select(line => (Field: WorldFiles.Field(line, field), Fraud: Is(line, "fraud"))).ToList();
        // a device that several accounts share is a link, and meant; what is asked here is how one value looks
        if (field is "device_id") rows = [.. rows.DistinctBy(row => row.Field)];
        AssertBlind(rows, field, Shapes);
    }

    [Theory]
    [InlineData("event_id"), InlineData("api_key_id"), InlineData("user_agent"), InlineData("model"), InlineData("tls_fingerprint"), InlineData("environment")]
    public void The_look_of_an_event_field_does_not_tell_the_label(string field)
    {
        // one line for each account, or the busy ones decide
        var rows = world.Events.DistinctBy(line => WorldFiles.Field(line, "account_id")).Where(IsPerson).Select(line => (Field: WorldFiles.Field(line, field), Fraud: Is(line, "fraud"))).ToList();
        AssertBlind(rows, field, text => field is "user_agent" or "model" or "environment" or "tls_fingerprint" ? [text] : Shapes(text));
    }

    [Theory]
    [InlineData("account_id"), InlineData("email_hash"), InlineData("email_domain"), InlineData("device_id"), InlineData("payment_fingerprint"), InlineData("verification"), InlineData("phone_hash")]
    public void No_planted_family_is_told_by_the_look_of_an_account_field(string field)
    {
        world = all;
        // A fake member of a programme has the programme's free tier and no card, as real members have: that is the disguise and no mark.
        var rows = world.Accounts.Where(line => IsPerson(line) && Of(line) is not "programme-farm").Select(line => (Field: WorldFiles.Field(line, field), Fraud: Is(line, "fraud"))).ToList();
        if (field is "device_id" or "payment_fingerprint") rows = [.. rows.Where(row => row.Field.Length > 0).DistinctBy(row => row.Field)];
        AssertBlind(rows, field, Shapes);
    }

    [Theory]
    [InlineData("event_id"), InlineData("api_key_id"), InlineData("user_agent"), InlineData("model"), InlineData("tls_fingerprint"), InlineData("environment")]
    public void No_planted_family_is_told_by_the_look_of_an_event_field(string field)
    {
        world = all;
        // Whoever retargets asks for the new model: that is what it does.
        var rows = world.Events.DistinctBy(line => WorldFiles.Field(line, "account_id")).Where(line => IsPerson(line) && Of(line) is not "retargeting")
            .Select(line => (Field: WorldFiles.Field(line, field), Fraud: Is(line, "fraud"))).ToList();
        AssertBlind(rows, field, text => field is "user_agent" or "model" or "environment" or "tls_fingerprint" ? [text] : Shapes(text));
    }

    [Fact]
    public void The_measure_sees_a_leak_when_there_is_one()
    {
        var rows = world.Accounts.Where(IsPerson).Select(line => (Field: (Is(line, "fraud") ? "f" : "a") + WorldFiles.Field(line, "account_id"), Fraud: Is(line, "fraud"))).ToList();
        Assert.True(Auc(rows, Shapes) > 0.95);
    }

    [Fact]
    public void No_archetype_label_or_campaign_is_named_in_what_is_sent()
    {
        var words = world.Truth.Values.SelectMany(t => (string[])[t.Campaign, t.Label == "benign" ? "" : t.Archetype]).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
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

    private static void AssertBlind(List<(string Field, bool Fraud)> rows, string field, Func<string, string[]> features)
    {
        Assert.True(rows.Count(row => row.Fraud) >= 20 && rows.Count(row => !row.Fraud) >= 60);
        var auc = Auc(rows, features);
        Assert.True(auc < 0.72, $"{field} tells the label with AUC {auc:0.00}");
    }

    // Naive Bayes over the features, trained on the even rows and rated on the odd ones, then the other way round
    private static double Auc(List<(string Field, bool Fraud)> rows, Func<string, string[]> features)
    {
        var rated = Enumerable.Range(0, rows.Count).Select(i =>
        {
            var train = rows.Where((_, n) => n % 2 != i % 2).ToList();
            return (i, train);
        }).GroupBy(x => x.i % 2).SelectMany(half =>
        {
            var train = half.First().train;
            var (bad, good) = (Count(train.Where(r => r.Fraud)), Count(train.Where(r => !r.Fraud)));
            var (nBad, nGood) = (train.Count(r => r.Fraud), train.Count(r => !r.Fraud));
            return half.Select(x => (rows[x.i].Fraud, Score: features(rows[x.i].Field)
                .Sum(f => Math.Log((bad.GetValueOrDefault(f) + 1.0) / (nBad + 16)) - Math.Log((good.GetValueOrDefault(f) + 1.0) / (nGood + 16)))));
        }).ToList();
        var (positive, negative) = (rated.Where(r => r.Fraud).Select(r => r.Score).ToList(), rated.Where(r => !r.Fraud).Select(r => r.Score).ToList());
        return positive.Average(p => negative.Average(n => p > n ? 1 : p == n ? 0.5 : 0));

        Dictionary<string, int> Count(IEnumerable<(string Field, bool Fraud)> side) => side.SelectMany(r => features(r.Field)).CountBy(f => f).ToDictionary();
    }

    // length, top-level domain, and the first and last characters, after the prefix all ids of a kind have too
    private static string[] Shapes(string text) =>
        ["n" + text.Length / 3, "t" + text[(text.LastIndexOf('.') + 1)..].Length, "p" + (text.Length > 0 ? text[..1] : ""), "i" + (text.Length > 5 ? text[4..5] : ""), "z" + (text.Length > 0 ? text[^1..] : "")];

    private bool IsPerson(string line) => (Is(line, "fraud") || Of(line) is "ordinary" or "popular-persona") && WorldFiles.Segment(world, line) is "individual";

    private string Of(string line) => world.Truth[WorldFiles.Field(line, "account_id")].Archetype;

    private bool Is(string line, string label) => world.Truth[WorldFiles.Field(line, "account_id")].Label == label;
}
