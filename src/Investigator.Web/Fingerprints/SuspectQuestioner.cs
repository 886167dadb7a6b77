using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Fingerprints;

/// <summary>
/// Asks a suspect model the registered questions of a run, each once, and hands the answers to the test. Only addresses that the configuration names; redirects are not followed.
/// Nothing is taken until all are asked: a process that dies meanwhile leaves the run as it was.
/// </summary>
public sealed class SuspectQuestioner(
    IModelTests tests, IAuditLog audit, IHttpClientFactory clients, IOptions<FingerprintOptions> options, News news, ILogger<SuspectQuestioner> log) : BackgroundService
{
    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public const string Client = "suspects";

    private const int AtOnce = 4;
    private readonly Channel<Asking> _waiting = Channel.CreateBounded<Asking>(16);
    private readonly ConcurrentDictionary<Guid, AskingState> _states = new();

    /// <summary>Names of the endpoints that may be asked, in order.</summary>
    public IReadOnlyList<string> Endpoints => [.. options.Value.Endpoints.Keys.Order(StringComparer.Ordinal)];

    /// <summary>How the asking for a run goes; <c>null</c> when nobody asked since the console started.</summary>
    public AskingState? Of(Guid run) => _states.GetValueOrDefault(run);

    /// <summary>Begins to ask. Who asked whom is written to the audit first.</summary>
    public async Task<Refusal?> StartAsync(Person by, Guid run, string endpoint, CancellationToken ct)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (!options.Value.Endpoints.ContainsKey(endpoint)) return Refusal.EndpointUnknown;
        if (await tests.FindAsync(by, run, ct) is not { } row) return Refusal.NotFound;
        if (row.Run.Result is not null) return Refusal.AlreadyDecided;
        if (row.Run.Plan.Test is ModelTestKind.GreenTokens && row.Run.Plan.Tokenizer is null) return Refusal.TokenizerMissing;
        var state = new AskingState(row.Run.Plan.Queries.Count);
        if (_states.TryGetValue(run, out var other) && !other.IsOver) return Refusal.NotInThisState;
        _states[run] = state;
        await audit.AppendAsync(by, "model-test.asked", $"model-test:{run}", new { endpoint, questions = state.Questions }, ct);
        if (_waiting.Writer.TryWrite(new(by, row.Run, endpoint, state))) return null;
        state.End("Sixteen others wait already. Try again when they are done.");
        return Refusal.TooMany;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var task in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await Rounds.DoAsync(ct => AskAsync(task, ct), broken =>
            {
                Log.AskingBroke(log, task.Run.Id, broken);
                task.State.End("It broke off, and nothing was taken. The log says why.");
            }, stoppingToken);
            news.CasesChanged.Raise();
        }
    }

    private async Task AskAsync(Asking task, CancellationToken ct)
    {
        var endpoint = options.Value.Endpoints[task.Endpoint];
        var answers = new string?[task.Run.Plan.Queries.Count];
        await Parallel.ForAsync(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, stop) =>
        {
            answers[i] = await AnswerAsync(endpoint, task.Run.Plan.Queries[i], stop);
            task.State.Asked(answers[i] is not null);
        });
        if (task.State.Failed * 10 > answers.Length)
        {
            task.State.End($"{task.State.Failed} of {answers.Length} questions got no answer that can be read, more than a tenth: nothing was taken. Ask again when the endpoint does better.");
            return;
        }

        using var file = new MemoryStream();
        for (var i = 0; i < answers.Length; i++)
            if (answers[i] is { } answer)
            {
                await JsonSerializer.SerializeAsync(file, new { prompt = task.Run.Plan.Queries[i], answer }, cancellationToken: ct);
                file.WriteByte((byte)'\n');
            }

        if (SuspectAnswers.Read(file.ToArray()) is not { } read)
        {
            task.State.End("The answers are larger than 32 MiB together: nothing was taken. Register a plan with fewer questions.");
            return;
        }

        var done = await tests.TestAsync(task.By, task.Run.Id, task.Run.Version, read, "endpoint " + task.Endpoint, ct);
        task.State.End(done.Refusal?.Explain());
    }

    // What a stranger's server does wrong is an answer that is missing.
    private async Task<string?> AnswerAsync(SuspectEndpoint endpoint, string question, CancellationToken ct)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url.TrimEnd('/') + "/chat/completions")
            {
                Content = JsonContent.Create(new { model = endpoint.Model, messages = new[] { new { role = "user", content = question } }, max_tokens = endpoint.MaxTokens }),
            };
            if (endpoint.Key.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.Key);
            using var reply = await http.SendAsync(request, ct);
            if (!reply.IsSuccessStatusCode) return null;
            using var json = JsonDocument.Parse(await reply.Content.ReadAsByteArrayAsync(ct), new() { MaxDepth = 32 });
            return json.RootElement.TryGetProperty("choices", out var choices) && choices.ValueKind is JsonValueKind.Array && choices.GetArrayLength() > 0
                && choices[0].TryGetProperty("message", out var message) && message.TryGetProperty("content", out var content) && content.ValueKind is JsonValueKind.String ? content.GetString() : null;
        }
        catch (Exception wrong) when (wrong is HttpRequestException or JsonException or InvalidOperationException || (wrong is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    private sealed record Asking(Person By, ModelTest Run, string Endpoint, AskingState State);
}
