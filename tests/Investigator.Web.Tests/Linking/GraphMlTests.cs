using System.Text;
using System.Xml.Linq;
using Investigator.Domain.Linking;
using Investigator.Web.Linking;

namespace Investigator.Web.Tests.Linking;

public sealed class GraphMlTests
{
    private static readonly XNamespace s_graphMl = "http://graphml.graphdrawing.org/xmlns";

    private static readonly NeighbourhoodGraph s_hostile = new(
        [
            new("account:a\u0001]]>\u202E\"", "account", "<b>a</b>\u0000\u0085\uFFFE\uD800", 0.25, Flagged: true, "frozen", 1) { FirstSeenAt = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) },
            new("payment:card-9", "payment", "&card;", null, Flagged: false, "", 1),
        ],
        [new("e", "account:a\u0001]]>\u202E\"", "payment:card-9", 3.5, "payment", "Paid\u0007with it"), new("ghost", "payment:card-9", "payment:nowhere", 1, "payment", "")], 2, 1, "link weight", []);

    [Fact]
    public void Nothing_that_a_stranger_wrote_acts_in_the_file()
    {
        var file = Encoding.UTF8.GetString(GraphMl.Write(s_hostile));
        var read = XDocument.Parse(file); // a character that XML forbids would throw

        Assert.DoesNotContain(file, c => char.IsControl(c) && c is not ('\n' or '\r'));
        Assert.DoesNotContain('\u202E', file);
        var node = read.Descendants(s_graphMl + "node").First();
        Assert.Equal("n0", node.Attribute("id")!.Value);
        Assert.Equal(@"<b>a</b>\u{0}\u{85}\u{fffe}�", Data(node, "label"));
        Assert.Equal("account:a\\u{1}]]>\\u{202e}\"", Data(node, "id"));
    }

    [Fact]
    public void Nodes_and_links_carry_what_is_known_of_them_and_a_link_into_nothing_is_left_out()
    {
        var read = XDocument.Parse(Encoding.UTF8.GetString(GraphMl.Write(s_hostile)));

        var account = read.Descendants(s_graphMl + "node").First();
        Assert.Equal(("0.25", "true", "frozen", "2026-03-01T00:00:00.0000000+00:00"), (Data(account, "score"), Data(account, "flagged"), Data(account, "state"), Data(account, "firstSeen")));
        var link = Assert.Single(read.Descendants(s_graphMl + "edge"));
        Assert.Equal(("n0", "n1", "3.5", @"Paid\u{7}with it"), (link.Attribute("source")!.Value, link.Attribute("target")!.Value, Data(link, "weight"), Data(link, "reason")));
        Assert.Equal(read.Descendants(s_graphMl + "key").Select(k => k.Attribute("id")!.Value).Order(), read.Descendants(s_graphMl + "key").Select(k => k.Attribute("attr.name")!.Value).Order());
        Assert.All(read.Descendants(s_graphMl + "data"), d => Assert.Contains(d.Attribute("key")!.Value, read.Descendants(s_graphMl + "key").Select(k => k.Attribute("id")!.Value)));
    }

    private static string? Data(XElement of, string key) => of.Elements(s_graphMl + "data").FirstOrDefault(d => d.Attribute("key")!.Value == key)?.Value;
}
