using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;

namespace Investigator.Web.Tests.Cli;

/// <summary>The command line on real stores.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly RunningProgram _program = new();

    private async Task<JsonElement> DoneAsync(params string[] arguments)
    {
        var (exit, output, errors) = await _program.RunAsync(null, arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)} ended with {exit}: {errors}");
        return output.Length == 0 ? default : JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public async Task A_world_goes_in_and_clusters_a_bundle_and_a_whole_audit_come_out()
    {
        var world = await DoneAsync("simulate", "--seed", "5", "--scale", "0.1", "--out", "world");
        var first = await DoneAsync("ingest", "world/accounts.ndjson", "world/events.ndjson");
        Assert.Equal(world.GetProperty("events").GetInt64() + world.GetProperty("accounts").GetInt64(), first.GetProperty("accepted").GetInt64());
        var again = await DoneAsync("ingest", "world/events.ndjson");
        Assert.Equal((0, world.GetProperty("events").GetInt64()), (again.GetProperty("accepted").GetInt64(), again.GetProperty("duplicates").GetInt64()));

        var run = await DoneAsync("analyze");
        Assert.Equal(world.GetProperty("accounts").GetInt32(), run.GetProperty("accounts").GetInt32());
        Assert.True(run.GetProperty("clusters").GetInt32() > 0 && run.GetProperty("stages").GetArrayLength() > 3);

        await DoneAsync("export", "accounts", "--out", "accounts.csv");
        await DoneAsync("export", "clusters", "--out", "clusters.csv");
        Assert.Equal(world.GetProperty("accounts").GetInt32() + 1, (await File.ReadAllLinesAsync(_program.Path("accounts.csv"))).Length);
        var report = await DoneAsync("evaluate", "--truth", "world", "--accounts", "accounts.csv", "--clusters", "clusters.csv");
        Assert.Equal((0, 0), (report.GetProperty("not_exported").GetInt32(), report.GetProperty("unknown").GetInt32()));

        await DoneAsync("export", "bundle", "--cluster", "top", "--format", "stix", "--out", "bundle.json");
        using var bundle = JsonDocument.Parse(await File.ReadAllTextAsync(_program.Path("bundle.json")));
        Assert.Equal("bundle", bundle.RootElement.GetProperty("type").GetString());

        await DoneAsync("export", "audit", "--out", "audit.ndjson");
        Assert.True((await DoneAsync("verify-audit", "audit.ndjson")).GetProperty("intact").GetBoolean());
        var chain = await File.ReadAllTextAsync(_program.Path("audit.ndjson")); // what left is in it, this export too
        foreach (var act in (string[])["accounts.exported", "clusters.exported", "audit.exported"]) Assert.Contains($"\"{act}\"", chain, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_program.Path("audit.ndjson"), (await File.ReadAllTextAsync(_program.Path("audit.ndjson"))).Replace("\"Investigator\"", "\"Somebody\"", StringComparison.Ordinal));
        var (exit, output, _) = await _program.RunAsync(null, "verify-audit", "audit.ndjson");
        Assert.Equal(1, exit);
        Assert.Contains("changed after it was written", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_pack_is_checked_without_a_console_and_what_was_altered_is_named()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = AnchorKey.Read(curve.ExportPkcs8PrivateKeyPem())!;
        var content = AnswerFile.Write([AnswerSection.Of("traffic", new { Requests = 40 }), AnswerSection.Of("custody", new { Entries = 7 })]);
        var file = AnswerFile.Sign(content, new(key.Id, key.PublicKey, Convert.ToBase64String(key.Sign(AnswerFile.Text(content)))));
        await File.WriteAllBytesAsync(_program.Path("answer.json"), file);
        await File.WriteAllTextAsync(_program.Path("public.pem"), curve.ExportSubjectPublicKeyInfoPem());

        var whole = await DoneAsync("verify-answer", "answer.json", "--key", "public.pem");
        Assert.True(whole.GetProperty("whole").GetBoolean() && whole.GetProperty("key_is_known").GetBoolean());
        Assert.Equal(key.Id, whole.GetProperty("signed_by").GetString());
        Assert.False((await DoneAsync("verify-answer", "answer.json")).GetProperty("key_is_known").GetBoolean());

        await File.WriteAllTextAsync(_program.Path("answer.json"), Encoding.UTF8.GetString(file).Replace("40", "41", StringComparison.Ordinal));
        var (exit, output, _) = await _program.RunAsync(null, "verify-answer", "answer.json", "--key", "public.pem");
        Assert.Equal(1, exit);
        Assert.Equal("traffic", JsonDocument.Parse(output).RootElement.GetProperty("altered")[0].GetProperty("part").GetString());
    }

    [Fact]
    public async Task Texts_are_cut_by_a_tokenizer_and_a_file_that_can_not_be_used_says_why()
    {
        await File.WriteAllTextAsync(_program.Path("tokenizer.json"), """{"model":{"type":"BPE","vocab":{"l":0,"o":1,"w":2,"lo":3,"low":4},"merges":["l o","lo w"]}}""");
        await File.WriteAllTextAsync(_program.Path("texts.txt"), "low\nlol\n");
        var (exit, output, errors) = await _program.RunAsync(null, "tokenize", "tokenizer.json", "texts.txt");
        Assert.Equal((0, "[4]\n[3,0]\n"), (exit, output.ReplaceLineEndings("\n")));
        Assert.Contains("byte pairs of a tokenizer.json, 5 tokens; SHA-256 ", errors, StringComparison.Ordinal);
        Assert.Equal("[4]", (await _program.RunAsync("low", "tokenize", "tokenizer.json")).Out.Trim());

        await File.WriteAllTextAsync(_program.Path("tokenizer.json"), """{"model":{"type":"Unigram"}}""");
        (exit, output, errors) = await _program.RunAsync(null, "tokenize", "tokenizer.json", "texts.txt");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("its model is Unigram", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchored_export_is_checked_with_the_key_and_with_what_was_kept_elsewhere()
    {
        using var audit = new AnAnchoredAudit();
        await File.WriteAllBytesAsync(_program.Path("audit.ndjson"), audit.Act().Act().Anchor().Act().Export());
        await File.WriteAllTextAsync(_program.Path("key.pem"), audit.PublicPem);
        await File.WriteAllTextAsync(_program.Path("kept.ndjson"), audit.Kept[0].Line() + "\n");
        var whole = await DoneAsync("verify-audit", "audit.ndjson", "--key", "key.pem", "--anchors", "kept.ndjson");
        Assert.Equal((4, 1, 2), (whole.GetProperty("entries").GetInt32(), whole.GetProperty("anchors").GetInt32(), whole.GetProperty("anchored_up_to").GetInt32()));

        await File.WriteAllTextAsync(_program.Path("audit.ndjson"), AnAnchoredAudit.Lines(audit.Rewritten(2)));
        Assert.True((await DoneAsync("verify-audit", "audit.ndjson")).GetProperty("intact").GetBoolean());
        var (exit, output, _) = await _program.RunAsync(null, "verify-audit", "audit.ndjson", "--key", "key.pem");
        Assert.Equal((1, 1), (exit, JsonDocument.Parse(output).RootElement.GetProperty("broken_at").GetInt32()));

        await File.WriteAllTextAsync(_program.Path("audit.ndjson"), AnAnchoredAudit.Lines(audit.Entries[..1]));
        (exit, output, _) = await _program.RunAsync(null, "verify-audit", "audit.ndjson", "--key", "key.pem", "--anchors", "kept.ndjson");
        Assert.Equal(1, exit);
        Assert.Contains("The end is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stdin_is_read_and_a_hostile_id_comes_back_as_it_went()
    {
        const string id = "=cmd|'/c calc'!A1,\\\"x";
        var (exit, output, errors) = await _program.RunAsync(UsageSender.Event(1, id), "ingest", "-");
        Assert.True(exit == 0, errors);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("accepted").GetInt32());

        var exported = await _program.RunAsync(null, "export", "accounts", "--out", "-");

        Assert.Equal("account_id,score,flagged_at,top_detectors\r\n\"=cmd|'/c calc'!A1,\"\"x\",0,,\"\"\r\n", exported.Out);
    }

    [Theory]
    [InlineData(2, "neither a verb nor an option", "frobnicate")]
    [InlineData(2, "FILE", "ingest")]
    [InlineData(2, "--out", "export", "accounts")]
    [InlineData(2, "either --campaign or --cluster", "export", "bundle", "--out", "x")]
    [InlineData(2, "neither an id nor", "export", "bundle", "--cluster", "first", "--out", "x")]
    [InlineData(2, "is no time", "analyze", "--as-of", "yesterday-ish")]
    [InlineData(2, "scale", "simulate", "--scale", "-1", "--out", "w")]
    [InlineData(2, "There is no campaign family", "simulate", "--campaign", "nobody", "--out", "w")]
    [InlineData(1, "no file nowhere.ndjson", "ingest", "nowhere.ndjson")]
    [InlineData(1, "Run \"investigator analyze\" first", "export", "bundle", "--cluster", "top", "--out", "x")]
    [InlineData(1, "It is not there", "export", "bundle", "--campaign", "00000000-0000-0000-0000-000000000001", "--out", "x")]
    [InlineData(1, "no file", "verify-audit", "nowhere.ndjson")]
    [InlineData(1, "no file", "verify-audit", "nowhere.ndjson", "--key", "nowhere.pem")]
    [InlineData(1, "no file", "verify-answer", "nowhere.json")]
    [InlineData(1, "no file", "tokenize", "nowhere.json")]
    [InlineData(2, "TOKENIZER", "tokenize")]
    [InlineData(2, "needs the --key", "verify-audit", "nowhere.ndjson", "--anchors", "kept.ndjson")]
    [InlineData(1, "no file", "evaluate", "--truth", "w", "--accounts", "a", "--clusters", "c")]
    public async Task What_cannot_be_done_is_said_on_stderr_with_its_own_exit_code(int code, string said, params string[] arguments)
    {
        var (exit, output, errors) = await _program.RunAsync(null, arguments);
        Assert.Equal((code, ""), (exit, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_not_touched_and_the_message_says_what_to_do()
    {
        Assert.Equal(0, (await _program.RunAsync(null, "migrate")).Exit);
        await File.WriteAllTextAsync(_program.Path("data/casework.db"), "this is no database, and long enough to be looked at as one");
        var (exit, _, errors) = await _program.RunAsync(null, "migrate");
        Assert.Equal(1, exit);
        Assert.Contains("is not a case store", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();
}
