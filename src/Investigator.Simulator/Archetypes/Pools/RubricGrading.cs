using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>The model as a judge for another model's training: answers graded in bulk by rubric, replies of a few tokens.</summary>
public sealed class RubricGrading : ICampaignFamily
{
    public string Name => "rubric-grading";

    public IEnumerable<Resident> Settle(Land land, CampaignPlan plan)
    {
        var pool = new Pool(land, plan, Name, 60) { Segments = ["individual", "startup", "startup", "research", "business"] };
        var work = new GradeWork(land);
        return pool.Settle(member => member.Work(work, member.Turns()));
    }
}
