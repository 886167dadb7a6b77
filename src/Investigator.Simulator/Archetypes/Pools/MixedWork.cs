using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>What a broad harvest wants: tasks and answers, gradings, tool use and reasoning.</summary>
internal sealed class MixedWork(Land land) : IWork
{
    private readonly ulong _seed = land.Rng.Bits();
    private readonly SeedWork _seeds = new(land);
    private readonly GradeWork _grades = new(land);
    private readonly ToolWork _tools = new(land);
    private readonly ReasonWork _reasons = new(land);

    public Job Take(long number, Voice voice) => new Rng(Rng.Mix(_seed, (ulong)number)).Unit() switch
    {
        < 0.5 => _seeds.Take(number, voice),
        < 0.7 => _grades.Take(number, voice),
        < 0.85 => _tools.Take(number, voice),
        _ => _reasons.Take(number, voice),
    };
}
