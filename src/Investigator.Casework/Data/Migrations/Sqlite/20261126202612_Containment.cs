using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Containment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "GoneAt",
                table: "DecisionEvidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SpreadSeconds",
                table: "BanProposal",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "StartsAt",
                table: "BanProposal",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PoolTurn",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Before = table.Column<int>(type: "INTEGER", nullable: true),
                    After = table.Column<int>(type: "INTEGER", nullable: false),
                    Accounts = table.Column<int>(type: "INTEGER", nullable: false),
                    Active = table.Column<int>(type: "INTEGER", nullable: false),
                    Burnt = table.Column<int>(type: "INTEGER", nullable: false),
                    TookOverAfter = table.Column<long>(type: "INTEGER", nullable: true),
                    TookOverFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    NoticedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolTurn", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PoolTurn_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaggeredAct",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UntilAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Seed = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DecidedById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    BroughtForwardBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaggeredAct", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaggeredAct_BanProposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "BanProposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StaggeredAct_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaggeredMember",
                columns: table => new
                {
                    ActId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaggeredMember", x => new { x.ActId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_StaggeredMember_StaggeredAct_ActId",
                        column: x => x.ActId,
                        principalTable: "StaggeredAct",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PoolTurn_CampaignId_NoticedAt",
                table: "PoolTurn",
                columns: new[] { "CampaignId", "NoticedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredAct_CampaignId",
                table: "StaggeredAct",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredAct_ProposalId",
                table: "StaggeredAct",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredAct_State",
                table: "StaggeredAct",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredMember_ActId_Turn_At",
                table: "StaggeredMember",
                columns: new[] { "ActId", "Turn", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PoolTurn");

            migrationBuilder.DropTable(
                name: "StaggeredMember");

            migrationBuilder.DropTable(
                name: "StaggeredAct");

            migrationBuilder.DropColumn(
                name: "GoneAt",
                table: "DecisionEvidence");

            migrationBuilder.DropColumn(
                name: "SpreadSeconds",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "StartsAt",
                table: "BanProposal");
        }
    }
}
