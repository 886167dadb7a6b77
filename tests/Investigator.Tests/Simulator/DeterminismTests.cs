using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

public sealed class DeterminismTests(WorldFiles world) : IClassFixture<WorldFiles>
{
    [Theory]
    [InlineData("events.ndjson"), InlineData("accounts.ndjson"), InlineData("truth_accounts.csv"), InlineData("truth_campaigns.csv"), InlineData("truth_exchanges.csv")]
    public async Task The_same_seed_and_scale_give_the_same_bytes(string file)
    {
        using var again = new WorldFiles();
        await again.InitializeAsync();

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(world.Directory, file)), await File.ReadAllBytesAsync(Path.Combine(again.Directory, file)));
    }

    [Fact]
    public async Task Another_seed_gives_another_world()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("world").FullName;
        await World.WriteAsync(WorldFiles.Options with { Seed = 8 }, directory, progress: null, CancellationToken.None);

        var accounts = await File.ReadAllLinesAsync(Path.Combine(directory, "accounts.ndjson"));
        Assert.Empty(accounts.Intersect(world.Accounts, StringComparer.Ordinal));
        System.IO.Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_scale_out_of_range_is_refused_with_words_and_writes_nothing()
    {
        var directory = Path.Combine(world.Directory, "none");
        var summary = await World.WriteAsync(WorldFiles.Options with { Scale = 0 }, directory, progress: null, CancellationToken.None);

        Assert.Contains("between 0.02 and 1000", summary.Refusal, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(directory));
    }
}
