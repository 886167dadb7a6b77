using System.Text.Json;
using System.Text.Json.Serialization;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Casework.Decisions.Policies;

/// <summary>A trial as it is stored: some of its numbers may be infinite.</summary>
internal static class PolicyTrialJson
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string? Write(PolicyTrial? trial) => trial is null ? null : JsonSerializer.Serialize(trial, s_json);

    public static PolicyTrial? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<PolicyTrial>(text, s_json);
}
