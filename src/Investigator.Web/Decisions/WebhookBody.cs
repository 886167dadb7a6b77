using System.Text.Json;
using System.Text.Json.Serialization;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>What a webhook is sent: the type, the time and the changes in the form of the decision stream.</summary>
public sealed record WebhookBody(
    [property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("timestamp")] DateTimeOffset Timestamp, [property: JsonPropertyName("data")] WebhookBody.Told Data)
{
    /// <summary>The message as it is sent, a notice or changes.</summary>
    public static byte[] Bytes(DueMessage message) => message.Notice is { } notice
        ? JsonSerializer.SerializeToUtf8Bytes(new { type = notice.Type, timestamp = message.CreatedAt, data = JsonElement.Parse(notice.Data) }, JsonSerializerOptions.Web)
        : JsonSerializer.SerializeToUtf8Bytes(Of(message), JsonSerializerOptions.Web);

    public static WebhookBody Of(DueMessage message) => new("decisions.changed", message.CreatedAt, new(DecisionReply.Of(new(message.Changes, 0, More: false)).Changes));

    /// <summary>The changes, in order of position.</summary>
    public sealed record Told([property: JsonPropertyName("changes")] IReadOnlyList<DecisionReply.Row> Changes);
}
