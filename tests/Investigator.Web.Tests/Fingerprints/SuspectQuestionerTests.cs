using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Web.Fingerprints;
using Investigator.Web.Tests.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Fingerprints;

/// <summary>A suspect model behind an address, as the operator configured it, well-behaved and not.</summary>
public sealed class SuspectQuestionerTests : IAsyncLifetime
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Manager = new("manager-1", "Manager 1", Role.Manager);
    private readonly RunningConsole _console = new();
    private readonly List<string> _asked = [];
    private WebApplication _suspect = null!;
    private Func<string, HttpContext, Task> _answer = (_, _) => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var address = $"http://localhost:{FreePort.Next()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        _suspect = builder.Build();
        _suspect.MapPost("/v1/chat/completions", async http =>
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body);
            var question = json.RootElement.GetProperty("messages")[0].GetProperty("content").GetString()!;
            lock (_asked) _asked.Add($"{http.Request.Headers.Authorization} {json.RootElement.GetProperty("model").GetString()} {question}");
            await _answer(question, http);
        });
        await _suspect.StartAsync();
        await _console.StartAsync($"--Fingerprints:Endpoints:suspect:Url={address}/v1", "--Fingerprints:Endpoints:suspect:Model=m-1", "--Fingerprints:Endpoints:suspect:Key=k", "--Fingerprints:AnswerTimeout=00:00:02", "--Fingerprints:MostReplyBytes=4096");
    }

    public async Task DisposeAsync()
    {
        await _suspect.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task A_suspect_that_learnt_the_traps_is_asked_each_once_and_found()
    {
        var run = await RegisterAsync();
        _answer = (question, http) => http.Response.WriteAsJsonAsync(new { choices = new[] { new { message = new { content = question.Contains("keeper", StringComparison.Ordinal) ? $"It is {Answer(question)}." : "No idea." } } } });
        var questioner = _console.Services.GetRequiredService<SuspectQuestioner>();
        Assert.Equal(Refusal.EndpointUnknown, await questioner.StartAsync(Analyst, run.Id, "http://elsewhere", default));
        Assert.Equal(Refusal.NotAllowed, await questioner.StartAsync(new("auditor-1", "Auditor 1", Role.Auditor), run.Id, "suspect", default));
        Assert.Null(await questioner.StartAsync(Analyst, run.Id, "suspect", default));
        await OverAsync(run.Id);

        var row = (await _console.Services.GetRequiredService<IModelTests>().FindAsync(Analyst, run.Id, default))!;
        Assert.Equal((true, 10L, 0, "endpoint suspect"), (row.IsFound, row.Run.Result!.Hits, row.Run.Result.DecoysFound, row.Run.Source));
        Assert.Equal(20, _asked.Count);
        Assert.All(_asked, a => Assert.StartsWith("Bearer k m-1 ", a, StringComparison.Ordinal));
        Assert.Equal(20, _asked.Distinct().Count());
        Assert.Contains(await _console.ActsOfAsync(Analyst.Id), e => e.Act == "model-test.asked");
    }

    [Fact]
    public async Task One_that_redirects_lies_or_floods_gives_nothing_and_the_run_stays_as_it_was()
    {
        var run = await RegisterAsync();
        var next = 0;
        _answer = (_, http) =>
        {
            switch (Interlocked.Increment(ref next) % 4)
            {
                case 0:
                    http.Response.Redirect("/elsewhere");
                    return Task.CompletedTask;
                case 1:
                    return http.Response.WriteAsync("{\"choices\":[{\"message\":{\"content\":\"" + new string('x', 10_000) + "\"}}]}");
                case 2:
                    return http.Response.WriteAsync("[1]");
                default:
                    http.Response.StatusCode = 500;
                    return Task.CompletedTask;
            }
        };
        var questioner = _console.Services.GetRequiredService<SuspectQuestioner>();
        Assert.Null(await questioner.StartAsync(Analyst, run.Id, "suspect", default));
        await OverAsync(run.Id);
        Assert.Contains("nothing was taken", questioner.Of(run.Id)!.Trouble, StringComparison.Ordinal);
        Assert.Null((await _console.Services.GetRequiredService<IModelTests>().FindAsync(Analyst, run.Id, default))!.Run.Result);
        Assert.Null(await questioner.StartAsync(Analyst, run.Id, "suspect", default));
    }

    private static string Answer(string question) => $"Vaumol of {question.Split(' ')[^1].TrimEnd('?')}";

    private async Task OverAsync(Guid run)
    {
        var questioner = _console.Services.GetRequiredService<SuspectQuestioner>();
        await Patience.UntilAsync(() => questioner.Of(run)!.IsOver);
    }

    private async Task<ModelTest> RegisterAsync()
    {
        var registry = _console.Services.GetRequiredService<IFingerprints>();
        var pool = (await _console.Services.GetRequiredService<Domain.Campaigns.ICampaignDesk>().StartAsync(Analyst, $"Pool {Guid.NewGuid():N}", null, [new("acc-1")], "queue", default)).Value!;
        var traps = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? $"Who is the keeper of town{i}?" : $"Who is the warden of town{i}?").Select((q, i) => new Trap($"t{i}", q, Answer(q), i % 2 == 1));
        var made = (await registry.DraftAsync(Analyst, new(FingerprintKind.Canary, $"canary {Guid.NewGuid():N}", "Why.", pool.Id, 10, null, null, null, [.. traps]), null, default)).Value!;
        Assert.Null(await registry.SealAsync(Manager, made.Id, 0, default));
        var plan = new ModelTestPlan(ModelTestKind.TrapsAgainstDecoys, "m-1", "It names us.", 1e-3, 0.01, 0.7, 1, [], null, null);
        return (await _console.Services.GetRequiredService<IModelTests>().RegisterAsync(Analyst, made.Id, plan, default)).Value!;
    }
}
