using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Linking;

internal sealed class ClusterConfiguration : IEntityTypeConfiguration<Cluster>
{
    /// <summary>Its number of <see cref="Cluster.Score"/> on its own, so that the store can sort by it.</summary>
    internal const string ScoreValue = "ScoreValue";

    public void Configure(EntityTypeBuilder<Cluster> builder)
    {
        builder.ToTable("Cluster");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Score).IsJson(Score.None);
        builder.Property<double>(ScoreValue);
        builder.HasIndex(ScoreValue);
        builder.HasMany(c => c.Members).WithOne().HasForeignKey(ClusterMemberConfiguration.ClusterId).IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClusterMemberConfiguration : IEntityTypeConfiguration<ClusterMember>
{
    internal const string ClusterId = "ClusterId";

    public void Configure(EntityTypeBuilder<ClusterMember> builder)
    {
        builder.ToTable("ClusterMember");
        builder.Property<Guid>(ClusterId);
        builder.HasKey(ClusterId, nameof(ClusterMember.AccountId));
        builder.HasIndex(m => m.AccountId);
    }
}
