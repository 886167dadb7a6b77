using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace Investigator.Tests.Architecture;

public sealed class FlowTests
{
    public static IEnumerable<object[]> ForbiddenArrows() =>
        from left in House.Rooms from right in House.Rooms.SkipWhile(r => r != left).Skip(1) select (object[])[left, right];

    [Theory, MemberData(nameof(ForbiddenArrows))]
    public void No_room_looks_to_its_right(string left, string right) =>
        Types().That().ResideInNamespaceMatching($@"^Investigator\.\w+\.{left}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Investigator\.\w+\.{right}(\.|$)"))
            .WithoutRequiringPositiveResults().Check(House.Architecture);

    // In Web the law above leaves no cycle among steps; Shell and Audit hold each other (who is signed in, and the frame of the audit's pages), so the frame is held apart from the steps instead.
    [Theory, InlineData("Ingest"), InlineData("Detection"), InlineData("Linking"), InlineData("Triage"), InlineData("Campaigns"), InlineData("Fingerprints"), InlineData("Decisions"), InlineData("Sharing")]
    public void The_frame_of_the_console_knows_no_step_of_the_work(string step) =>
        Types().That().ResideInNamespaceMatching(@"^Investigator\.Web\.Shell(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Investigator\.Web\.{step}(\.|$)"))
            .Check(House.Architecture);

    [Theory, InlineData("Domain"), InlineData("Casework")]
    public void Rooms_have_no_cycles(string project) =>
        Slices().Matching($"Investigator.{project}.(*)").Should().BeFreeOfCycles().Check(House.Architecture);

    [Fact]
    public void Every_type_lives_in_a_known_room()
    {
        // A misspelt room would slip through every other rule here.
        var strays = House.Types
            .Where(t => House.RoomOf(t) is { } room && !House.Rooms.Contains(room) && !House.SideRooms.Contains(room))
            .Select(t => t.FullName).ToList();
        Assert.Empty(strays);
    }
}
