using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Web.Fingerprints;
using Investigator.Web.Shell;
using Investigator.Web.Tests.Campaigns;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Tests.Fingerprints;

/// <summary>What a person sees of fingerprints: the registry, the design, the looks at suspects and the look-up of answers.</summary>
public sealed class FingerprintPagesTests : ConsoleContext
{
    private readonly PrintsInMemory _prints = new(Noon);
    private readonly AnswersInMemory _answers = new();
    private readonly FingerprintOptions _options = new();
    private readonly CaseInMemory _case = new("Pool 9", Noon);

    public FingerprintPagesTests()
    {
        Services.AddSingleton<IFingerprints>(_prints).AddSingleton<IPlacements>(_prints).AddSingleton<IModelTests>(_prints).AddSingleton<ICampaignDesk>(_case);
        Services.AddSingleton<IServedAnswers>(_answers).AddSingleton<IAnswerKeys>(_answers).AddSingleton<IAuditLog>(_answers).AddSingleton<AnswerDesk>();
        Services.AddHttpClient().AddSingleton<IWatchList>(new WatchListInMemory(Noon));
        Services.AddSingleton(s => new SuspectQuestioner(_prints, _answers, s.GetRequiredService<IHttpClientFactory>(), Options.Create(new FingerprintOptions()), News, NullLogger<SuspectQuestioner>.Instance));
        Services.AddSingleton<ITokenizers>(new ConfiguredTokenizers(Options.Create(_options), NullLogger<ConfiguredTokenizers>.Instance));
        Services.AddScoped<IComponentActivator, CarefulActivator>();
    }

    private static FingerprintDesign Watermark(string name = "mark 1", Guid? campaign = null) => new(FingerprintKind.Watermark, name, name, campaign, 100, null, null, new(0.25, 2, 1), []);

    private FingerprintDesign Canary => new(FingerprintKind.Canary, "canary 1", "Why.", _case.Campaign!.Id, 10, null, null, null, [new("t1", "Who?", "Vaumol Drist", false), new("t2", "Where?", "Kliest", true)]);

    [Fact]
    public void The_list_says_that_it_loads_that_it_is_empty_and_what_was_served()
    {
        var stored = new TaskCompletionSource();
        _prints.Before = () => stored.Task;
        var busy = Render<FingerprintsPage>();
        Assert.Contains("Loading fingerprints", busy.Markup, StringComparison.Ordinal);
        stored.SetResult();
        busy.WaitForAssertion(() => Assert.Contains("No fingerprint yet", busy.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));

        var print = _prints.Sealed(Watermark(Hostile), served: true);
        _prints.Placed.AddRange([Placed(print, "e1", "acc-1", 1200), Placed(print, "e2", "acc-1", 300)]);
        for (var i = 0; i < 70; i++) _prints.Sealed(Watermark($"mark {i}"));
        var page = Render<FingerprintsPage>();
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("[data-testid=fingerprint-row]").Count));
        Assert.Empty(page.FindAll("script"));
        var cells = page.FindAll("[data-testid=fingerprint-row]")[0].QuerySelectorAll("td").Select(c => c.TextContent).ToList();
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", cells[0], StringComparison.Ordinal);
        Assert.Equal(["in service", "1", "2", "1,500"], cells[2..6]);
        Assert.Contains("proves nothing", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_store_is_told_and_not_taken_for_an_empty_one()
    {
        _prints.Before = () => throw new IOException("no registry today");
        Assert.Throws<IOException>(() => Render<FingerprintsPage>());
    }

    [Fact]
    public void A_watermark_is_drafted_and_its_key_shown_once()
    {
        var page = Render<FingerprintEditor>();
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Give it a name", page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        page.FindAll("input")[0].Input("mark 7");
        page.FindAll("input")[1].Input("To know our answers.");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains(new string('b', 32), page.Find("[data-testid=drafted]").TextContent, StringComparison.Ordinal));
        Assert.Equal("mark 7", Assert.Single(_prints.Prints).Name);
    }

    [Fact]
    public void Drawn_traps_are_half_decoys_and_every_line_is_read_back()
    {
        var page = Render<FingerprintEditor>(p => p.Add(e => e.Id, null));
        page.Find("[data-testid=kind]").Change(FingerprintKind.Canary.ToString());
        page.Find("[data-testid=draw]").Click();
        var text = page.Find("textarea").GetAttribute("value") ?? page.Find("textarea").TextContent;
        var traps = TrapLines.Read(text);
        Assert.Equal((100, 50), (traps.Count, traps.Count(t => t.IsDecoy)));
        Assert.Equal(100, traps.Select(t => t.Prompt).Distinct().Count());
        Assert.Equal(text, TrapLines.Write(traps));
        Assert.Null((Canary with { Traps = traps }).Fault());
    }

    [Fact]
    public void Only_those_who_may_see_the_acts_and_the_words_of_traps()
    {
        var print = _prints.Sealed(Canary);
        var page = Open(print.Id);
        Assert.Equal(2, page.FindAll("[data-testid=trap-row]").Count);
        Assert.Empty(page.FindAll("[data-testid=serve]"));
        Assert.NotEmpty(page.FindAll("[data-testid=retire]"));
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        var audit = Open(print.Id);
        Assert.NotEmpty(audit.FindAll("[data-testid=traps-hidden]"));
        Assert.DoesNotContain("Vaumol", audit.Markup, StringComparison.Ordinal);
        Assert.Empty(audit.FindAll("[data-testid=retire]"));
        Assert.Contains("There is no such fingerprint", Open(Guid.NewGuid()).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_seals_puts_in_service_and_stops()
    {
        var made = (await _prints.DraftAsync(new("analyst-9", "Analyst 9", Role.Analyst), Watermark(), null, default)).Value!;
        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);
        var page = Open(made.Id);
        page.Find("[data-testid=seal]").Click();
        await ConfirmAsync();
        page.WaitForAssertion(() => Assert.Contains("Reviewer 1", page.Find("[data-testid=sealed]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=serve]").Click();
        Assert.Contains("allow list", Dialogs.Markup, StringComparison.Ordinal);
        await ConfirmAsync();
        page.WaitForAssertion(() => Assert.StartsWith("in service", page.Find("[data-testid=state]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=retire]").Click();
        Dialogs.WaitForElement("textarea").Input("An evaluator complained.");
        Dialogs.Find("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Equal(FingerprintState.Retired, _prints.Prints[0].State));
    }

    [Fact]
    public void A_plan_says_its_power_before_it_is_registered()
    {
        var print = _prints.Sealed(Watermark());
        var page = Render<RegisterModelTest>(p => p.Add(v => v.Id, print.Id));
        page.WaitForAssertion(() => Assert.Contains("distinct tokens are needed", page.Find("[data-testid=power]").TextContent, StringComparison.Ordinal));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=refused]")));
        page.FindAll("input")[0].Input("suspect-7b");
        page.FindAll("input")[1].Input("It names our product.");
        page.Find("textarea").Change("Question 1?\nQuestion 2?");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(["Question 1?", "Question 2?"], Assert.Single(_prints.Runs).Plan.Queries));
    }

    [Fact]
    public void A_chosen_tokenizer_says_what_it_is_or_why_it_can_not_be_used()
    {
        var folder = Directory.CreateTempSubdirectory("investigator-tokenizers-");
        try
        {
            var options = _options;
            foreach (var (name, file) in ((string, string)[])[("pairs", """{"model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":2},"merges":["a b"]}}"""), ("other", """{"model":{"type":"Unigram"}}""")])
                File.WriteAllText(options.Tokenizers[name] = Path.Combine(folder.FullName, name), file);
            options.Tokenizers["gone"] = Path.Combine(folder.FullName, "nowhere");
            var print = _prints.Sealed(Watermark());
            var page = Render<RegisterModelTest>(p => p.Add(v => v.Id, print.Id));
            page.WaitForElement("[data-testid=tokenizer]").Change("pairs");
            page.WaitForAssertion(() => Assert.Contains("byte pairs of a tokenizer.json, 3 tokens", page.Find("[data-testid=tokenizer-says]").TextContent, StringComparison.Ordinal));
            page.Find("[data-testid=tokenizer]").Change("other");
            page.WaitForAssertion(() => Assert.Contains("its model is Unigram", page.Find("[data-testid=tokenizer-fault]").TextContent, StringComparison.Ordinal));
            page.Find("[data-testid=tokenizer]").Change("gone");
            page.WaitForAssertion(() => Assert.Contains("There is no such file", page.Find("[data-testid=tokenizer-fault]").TextContent, StringComparison.Ordinal));
            page.Find("[data-testid=tokenizer]").Change("");
            page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=tokenizer-says], [data-testid=tokenizer-fault]")));
            File.WriteAllText(options.Tokenizers["other"], """{"model":{"type":"BPE","vocab":{"a":0},"merges":[]}}"""); // read again: the file is another
            page.Find("[data-testid=tokenizer]").Change("other");
            page.WaitForAssertion(() => Assert.Contains("1 tokens", page.Find("[data-testid=tokenizer-says]").TextContent, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_of_answers_is_tested_once_and_what_is_wrong_with_it_is_said()
    {
        var print = _prints.Sealed(Canary);
        var run = (await _prints.RegisterAsync(new("analyst-1", "Analyst 1", Role.Analyst), print.Id, new(ModelTestKind.TrapsAgainstDecoys, Hostile, "Why.", 0.01, 0.01, 0.5, 1, [], null, null), default)).Value!;
        var page = Render<ModelTestPage>(p => p.Add(v => v.Id, run.Id));
        Assert.Empty(page.FindAll("script"));
        Upload(page, "nothing\n");
        page.WaitForAssertion(() => Assert.Contains("Line 1: it is no JSON", page.Find("[data-testid=faults]").TextContent, StringComparison.Ordinal));
        Upload(page, """{"prompt":"Another?","answer":"x"}""");
        page.WaitForAssertion(() => Assert.Contains("answers a registered question", page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        Upload(page, """{"prompt":"Who?","answer":"I do not know."}""" + "\n" + """{"prompt":"Where?","answer":"No idea."}""");
        page.WaitForAssertion(() => Assert.Contains("not found", page.Find("[data-testid=result]").TextContent, StringComparison.Ordinal));
        Assert.Contains("proves nothing", page.Find("[data-testid=result]").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find("[data-testid=p]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=file]"));
    }

    [Fact]
    public void A_look_up_needs_a_purpose_and_says_what_it_found_and_what_nothing_means()
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        var page = Render<AnswersPage>();
        page.Find("textarea").Change(text);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("It will be logged", page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        page.FindAll("input")[0].Input("Ticket 4711, a rights holder asks");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("That proves nothing", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));
        _answers.Found.Add(new(new("evt-<b>"), new(Hostile), Noon, 5, 10));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("50", page.Find("[data-testid=found-row]").QuerySelectorAll("td")[4].TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
        Assert.Equal(["answer.looked-up", "answer.looked-up"], _answers.Acts);
        Assert.DoesNotContain(_answers.Details, d => d.Contains("word1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-2.0, "0.1353")]
    [InlineData(-100.0, "3.7e-44")]
    [InlineData(-4000.0, "6.6e-1738")]
    [InlineData(0.0, "1")]
    [InlineData(-6.907755278982137, "1.0e-3")]
    [InlineData(-6.909, "1.0e-3")]
    public void Small_probabilities_are_written_so_that_they_can_be_read(double log, string text) => Assert.Equal(text, FingerprintWords.Probability(log));

    private static Placement Placed(Fingerprint print, string id, string account, long tokens) => new(new(id), print.Id, new(account), tokens, Noon);

    private static void Upload(IRenderedComponent<ModelTestPage> page, string text) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "answers.jsonl"));

    private IRenderedComponent<FingerprintPage> Open(Guid id)
    {
        var page = Render<FingerprintPage>(p => p.Add(f => f.Id, id));
        page.WaitForAssertion(() => Assert.DoesNotContain("Loading the fingerprint", page.Markup, StringComparison.Ordinal));
        return page;
    }

    private async Task ConfirmAsync()
    {
        Dialogs.WaitForElement("[data-testid=confirm], [data-submit]").Click();
        await Task.Yield();
    }

    private sealed class AnswersInMemory : IServedAnswers, IAnswerKeys, IAuditLog
    {
        public List<FoundAnswer> Found { get; } = [];

        public List<string> Acts { get; } = [];

        public List<string> Details { get; } = [];

        public Task<int> AddAsync(IReadOnlyList<ServedAnswer> answers, CancellationToken ct) => throw new NotSupportedException();

        public Task<Page<FoundAnswer>> FindAsync(IReadOnlyCollection<ulong> grams, int take, CancellationToken ct) => Task.FromResult(new Page<FoundAnswer>(Found, Found.Count));

        Task<byte[]?> IAnswerKeys.LoadAsync(CancellationToken ct) => Task.FromResult<byte[]?>(new byte[16]);

        public Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct)
        {
            Acts.Add(act);
            Details.Add(System.Text.Json.JsonSerializer.Serialize(detail));
            return Task.CompletedTask;
        }

        public Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct) => throw new NotSupportedException();

        public IAsyncEnumerable<AuditEntry> ReadAllAsync(CancellationToken ct) => throw new NotSupportedException();
    }
}
