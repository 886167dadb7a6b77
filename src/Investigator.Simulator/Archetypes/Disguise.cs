using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>How a pool hides. Higher levels share fewer cards and devices, rotate over more addresses, sleep, send less each and hide it in more honest cover, word their templates in more ways.</summary>
/// <param name="Cover">Share of the requests that are ordinary talk.</param>
/// <param name="SharedCards">Share of the accounts that pay with a card of the pool.</param>
/// <param name="SharedDevices">The same for devices.</param>
/// <param name="Exits">Addresses of the proxy pool per account; 0: a few fixed servers for all.</param>
/// <param name="HumanHours">Share of the accounts that keep a person's day.</param>
/// <param name="PerDay">Requests of one account a day, cover included.</param>
/// <param name="Wordings">Ways in which each template is worded.</param>
/// <param name="SignUpHours">Hours over which a wave of sign-ups is spread.</param>
internal sealed record Disguise(
    int Level, double Cover, double SharedCards, double SharedDevices, double Exits, double HumanHours, double PerDay, int Wordings, double SignUpHours)
{
    private static readonly Disguise[] s_levels =
    [
        new(0, 0, 0.95, 0.9, 0, 0, 90, 1, 3),
        new(1, 0.3, 0.8, 0.6, 1, 0, 45, 1, 12),
        new(2, 0.65, 0.5, 0.4, 2.5, 0.5, 30, 8, 36),
        new(3, 0.85, 0.2, 0.1, 6, 1, 22, 200, 120),
    ];

    /// <summary>What the world asks for, or the family's usual way.</summary>
    public static Disguise Of(WorldOptions options, int usual)
    {
        var level = s_levels[options.Evasion ?? usual];
        return options.Cover is { } cover ? level with { Cover = cover } : level;
    }
}
