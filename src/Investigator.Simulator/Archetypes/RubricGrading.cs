using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that uses the model as a judge to train another by: rubric after rubric, short scored answers.</summary>
public sealed class RubricGrading : IArchetype
{
    public string Name => "rubric-grading";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1);
        return new PlannedPool(land, "rubric-grading", disguise, new PoolWork(land, disguise.Wordings).Rubric).Members(land.Pool(60, 8), Name);
    }
}
