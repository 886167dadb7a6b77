using Investigator.Domain.Fingerprints;

namespace Investigator.Tests.Fingerprints;

/// <summary>A student that learnt from watermarked answers, and one that did not.</summary>
public sealed class RadioactivityTests
{
    private const int Runs = 200;

    [Fact]
    public void Over_200_runs_a_student_of_watermarked_text_is_found_at_1e_minus_5_and_an_untouched_one_never()
    {
        var (missed, accused, untouched) = (0, 0, new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var list = new GreenList(Counted.Key(run), 0.25, 1);
            var teacher = new ToyTeacher(run);
            // A third of what the student saw is watermarked.
            int[][] plain = [teacher.Write(8000)];
            var student = new ToyStudent(run).Train([.. plain, teacher.Write(4000, list)]);
            var innocent = new ToyStudent(run).Train([.. plain, teacher.Write(4000)]);
            if (Counted.Probability(list, Counted.Of(list, student.Write(6000))) >= 1e-5) missed++;
            var count = Counted.Of(list, innocent.Write(6000));
            if (Counted.Probability(list, count) < 1e-5) accused++;
            untouched.Add(Counted.Smoothed(list, count, new Random(run)));
        }

        Assert.Equal((0, 0), (missed, accused));
        Assert.True(Counted.Kolmogorov(untouched) < 1.95, $"{Counted.Kolmogorov(untouched)}");
    }

    [Fact]
    public void Another_key_does_not_find_the_student()
    {
        var list = new GreenList(Counted.Key(1), 0.25, 1);
        var student = new ToyStudent(1).Train(new ToyTeacher(1).Write(12_000, list));
        var text = student.Write(6000);
        Assert.True(Counted.Probability(list, Counted.Of(list, text)) < 1e-5);
        var other = new GreenList(Counted.Key(2), 0.25, 1);
        Assert.True(Counted.Probability(other, Counted.Of(other, text)) > 1e-3);
    }
}
