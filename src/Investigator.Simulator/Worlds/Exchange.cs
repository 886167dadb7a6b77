namespace Investigator.Simulator.Worlds;

/// <summary>An address and the network it belongs to.</summary>
public readonly record struct Address(uint Ip, Network Network);

/// <summary>One request of a world, before it is written as a usage event.</summary>
public sealed class Exchange
{
    /// <summary>UTC ticks.</summary>
    public required long At { get; init; }
    public required Resident By { get; init; }
    public required string ApiKey { get; init; }
    public required string Environment { get; init; }
    public required Address From { get; init; }
    public required Client Client { get; init; }
    public required string Model { get; init; }
    public required Prompt Prompt { get; init; }
    public Prompt? System { get; init; }

    /// <summary>Empty where the sender keeps no session, as batch jobs do.</summary>
    public string Session { get; init; } = "";
    public int Turn { get; init; } = 1;
    public int InputTokens { get; init; }
    public int OutputTokens { get; init; }
    public int ReasoningTokens { get; init; }
    public int CachedTokens { get; init; }
    public int LatencyMs { get; init; }
    public int Status { get; init; } = 200;
    public string StopReason { get; init; } = "end_turn";
    public bool Stream { get; init; }
    public double? Temperature { get; init; }
    public int? MaxTokens { get; init; }
    public int ToolCount { get; init; }
    public bool Logprobs { get; init; }

    /// <summary>The harvest that it serves; <c>null</c> for cover and for the honest. Goes into the truth, never into the event.</summary>
    public PlantedCampaign? For { get; init; }
}
