using System.Text;
using Investigator.Domain.Sharing;

namespace Investigator.Tests.Sharing;

/// <summary>
/// What partners get, byte by byte. When a change of a format is meant, run the tests, look at the file that the failing test names
/// (it ends in .received, under artifacts) and copy it over its namesake in Sharing/Golden.
/// </summary>
public sealed class GoldenFiles
{
    [Theory]
    [InlineData("stix")]
    [InlineData("csv")]
    [InlineData("misp")]
    [InlineData("ndjson")]
    public void A_format_writes_what_it_always_wrote(string format)
    {
        var writer = new BundleFormats().Find(format)!;
        var bytes = writer.Write(ACampaign.WithEverything.Bundle());

        var name = "everything" + writer.FileExtension;
        var golden = Path.Combine(AppContext.BaseDirectory, "Sharing", "Golden", name);
        if (File.Exists(golden) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(golden)))
            return;

        var received = Path.Combine(AppContext.BaseDirectory, "Sharing", "Golden", name + ".received");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllBytes(received, bytes);
        Assert.Fail($"{name} is not what it was. If that is meant, copy {received} over tests/Investigator.Tests/Sharing/Golden/{name}.");
    }

    [Fact]
    public void Every_format_has_a_golden_file() =>
        Assert.All(new BundleFormats().All, writer => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Sharing", "Golden", "everything" + writer.FileExtension)), writer.Id));

    [Fact]
    public void The_same_bundle_gives_the_same_bytes() =>
        Assert.All(new BundleFormats().All, writer => Assert.Equal(
            Encoding.UTF8.GetString(writer.Write(ACampaign.WithEverything.Bundle())), Encoding.UTF8.GetString(writer.Write(ACampaign.WithEverything.Bundle()))));
}
