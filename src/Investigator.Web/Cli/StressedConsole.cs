using System.Net;
using System.Text.Json;
using Investigator.Web.Ingest;

namespace Investigator.Web.Cli;

/// <summary>A console on this machine, through its API.</summary>
internal sealed class StressedConsole(HttpClient http) : IStressTarget
{
    public async Task<(IngestReply Stored, bool Refused)> DeliverAsync(byte[] lines, CancellationToken ct)
    {
        using var body = new ByteArrayContent(lines);
        using var answer = await http.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body, ct);
        if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
            return (problem.TryGetProperty("stored", out var stored) ? stored.Deserialize<IngestReply>()! : new(0, 0, 0, 0, 0), true);
        }
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"The console answered {(int)answer.StatusCode}. {await answer.Content.ReadAsStringAsync(ct)}".TrimEnd(), null, answer.StatusCode);
        return ((await answer.Content.ReadFromJsonAsync<IngestReply>(ct))!, false);
    }

    /// <summary>A machine's key opens no page: what is read is whether the stores answer.</summary>
    public async Task ReadAsync(string account, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative), ct);
        answer.EnsureSuccessStatusCode();
    }
}
