using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>switch</c> statements and expressions, as chains of conditionals.</content>
internal sealed partial class MethodLowering
{
    private readonly HashSet<ISymbol> predeclared = new(SymbolEqualityComparer.Default);
    private readonly Stack<ISwitchOperation> switches = new();
    private readonly HashSet<ISwitchCaseOperation> openSections = [];

    private void LowerSwitch(ISwitchOperation operation)
    {
        EmitSource(operation.Syntax);
        Cell subject = SubjectOf(operation.Value);
        ITypeSymbol subjectType = operation.Value.Type!;
        DeclareShared(operation);
        JumpTarget exit = NewTarget(operation.ExitLabel, "done");
        Emit(new FlagDeclarationNode(exit));

        // Sections in order; a default counts only when no label matches, wherever it stands.
        ISwitchCaseOperation? fallback = operation.Cases.FirstOrDefault(static c => c.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        bool isPlain = operation.Cases.All(static c => c.Clauses.All(static clause => clause.CaseKind is CaseKind.Default or CaseKind.SingleValue));
        Block outer = current;
        switches.Push(operation);
        LowerSections(operation.Cases, 0);
        switches.Pop();
        if (taken.Remove(exit))
        {
            // Every way that ends the switch arrives after it.
            (current, isReachable) = (outer, true);
            Guard(JumpsIn(outer).Where(taken.Contains).ToList());
        }

        return;

        void LowerSections(IReadOnlyList<ISwitchCaseOperation> sections, int first)
        {
            if (first == sections.Count)
            {
                if (fallback is not null)
                {
                    LowerSection(fallback, exit);
                }

                return;
            }

            ISwitchCaseOperation section = sections[first];
            if (section == fallback && (section.Clauses.Length == 1 || isPlain))
            {
                LowerSections(sections, first + 1);
                return;
            }

            Operand? condition = null;
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                if (clause.CaseKind != CaseKind.Default)
                {
                    condition = condition is null
                        ? LowerClause(clause, subject, subjectType)
                        : Logical(false, condition, () => LowerClause(clause, subject, subjectType));
                }
            }

            If(condition!, () => LowerSection(section, exit), () => LowerSections(sections, first + 1));
        }
    }

    /// <summary>The jumps that statements of the block take.</summary>
    private static IEnumerable<JumpTarget> JumpsIn(Block block)
    {
        HashSet<JumpTarget> found = [];
        Collect(block);
        return found;

        void Collect(Block inside)
        {
            foreach (object item in inside.Items)
            {
                switch (item)
                {
                    case JumpNode jump:
                        found.Add(jump.Target);
                        break;
                    case IfNode node:
                        Collect(node.Then);
                        Collect(node.Else);
                        break;
                    case GuardNode node:
                        Collect(node.Body);
                        break;
                    case ForNode node:
                        Collect(node.Body);
                        break;
                    case WhileNode node:
                        Collect(node.Header);
                        Collect(node.Body);
                        break;
                }
            }
        }
    }

    /// <summary>A local that more than one section uses is declared before the switch, as its scope says.</summary>
    private void DeclareShared(ISwitchOperation operation)
    {
        foreach (ILocalSymbol local in operation.Locals)
        {
            int users = operation.Cases.Count(section => section.Descendants().Any(part => part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)));
            bool isDeclaredIn = operation.Cases.Any(section => section.Body.Any(statement => statement is IVariableDeclarationGroupOperation));
            if (users > 1 && isDeclaredIn && !local.IsRef && !local.IsConst)
            {
                cells[local] = DeclareCell(local.Name, types.Map(local.Type), Declaration.ByUser);
                predeclared.Add(local);
            }
        }
    }

    private void LowerSection(ISwitchCaseOperation section, JumpTarget exit)
    {
        if (!openSections.Add(section))
        {
            Unsupported(section, "goto case that goes back");
            return;
        }

        // The break at the end of a section is where it ends anyway.
        IReadOnlyList<IOperation> body = section.Body;
        if (body.Count == 1 && body[0] is IBlockOperation block)
        {
            body = block.Operations;
        }

        if (body.Count > 0 && body[body.Count - 1] is IBranchOperation { BranchKind: BranchKind.Break } last && jumpTargets.TryGetValue(last.Target, out JumpTarget? target) && target == exit)
        {
            body = body.Take(body.Count - 1).ToList();
        }

        LowerStatements(body);
        openSections.Remove(section);
    }

    private Operand LowerClause(ICaseClauseOperation clause, Cell subject, ITypeSymbol subjectType)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return EqualTo(Materialize(Read(subject)), single.Value);
            case IPatternCaseClauseOperation pattern:
                Operand matches = LowerPattern(pattern.Pattern, subject, subjectType);
                return pattern.Guard is null ? matches : Logical(true, matches, () => LowerOperand(pattern.Guard));
            case IRelationalCaseClauseOperation relational when MapOperator(relational.Relation, relational) is { } relation:
                return Let(new BinaryExpression(relation, Materialize(Read(subject)), LowerOperand(relational.Value), PassiveType.Boolean));
            default:
                return Materialize(Unsupported(clause, "this case", compilation.GetSpecialType(SpecialType.System_Boolean)));
        }
    }

    private Operand EqualTo(Operand subject, IOperation value)
    {
        Operand constant = LowerOperand(value);
        site = value.Syntax;
        if (constant is PassiveConstant { Code: "null" })
        {
            return Let(new TemplateExpression("{0} is null", EquatableArray.Of(subject), PassiveType.Boolean, IsPure: true, IsStable: true));
        }

        if (constant is RealConstant { Value: double.NaN, Real: var real })
        {
            // The pattern NaN matches NaN, which == does not.
            return Let(new TemplateExpression($"{real.Code}.IsNaN({{0}})", EquatableArray.Of(subject), PassiveType.Boolean, IsPure: true, IsStable: true));
        }

        return Let(new BinaryExpression(BinaryOperator.Equal, subject, constant, PassiveType.Boolean));
    }

    /// <summary>What a switch or pattern looks at, evaluated once.</summary>
    private Cell SubjectOf(IOperation value)
    {
        if (value is ITupleOperation tuple)
        {
            return new ValueCell(new TupleValue(LowerOperands(tuple.Elements)));
        }

        Value lowered = Snapshot(Lower(value));
        return lowered is OperandValue { Operand: VariableOperand operand } ? new VariableCell(operand.Variable) : new ValueCell(lowered);
    }

    /// <summary><c>goto case</c> runs the other section from its beginning: its statements are lowered here once more.</summary>
    private bool TryGoToCase(IBranchOperation branch)
    {
        foreach (ISwitchOperation operation in switches)
        {
            foreach (ISwitchCaseOperation section in operation.Cases)
            {
                if (section.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, branch.Target)))
                {
                    JumpTarget exit = jumpTargets[operation.ExitLabel];
                    LowerSection(section, exit);
                    if (isReachable)
                    {
                        Jump(exit);
                    }

                    return true;
                }
            }
        }

        return false;
    }

    private Value LowerSwitchExpression(ISwitchExpressionOperation operation)
    {
        Cell subject = SubjectOf(operation.Value);
        Cell result = DeclareCell("", types.Map(operation.Type!));
        LowerArms(0);
        return Read(result);

        void LowerArms(int first)
        {
            if (first == operation.Arms.Length)
            {
                ThrowUnmatched(subject);
                return;
            }

            ISwitchExpressionArmOperation arm = operation.Arms[first];
            Operand matches = arm.Pattern is IDiscardPatternOperation ? PassiveConstant.True : LowerPattern(arm.Pattern, subject, operation.Value.Type);
            if (arm.Guard is { } guard)
            {
                matches = matches == PassiveConstant.True ? LowerOperand(guard) : Logical(true, matches, () => LowerOperand(guard));
            }

            if (matches == PassiveConstant.True)
            {
                WriteIfReached(result, Lower(arm.Value));
                return;
            }

            If(matches, () => WriteIfReached(result, Lower(arm.Value)), () => LowerArms(first + 1));
        }
    }

    private void ThrowUnmatched(Cell subject)
    {
        (Operand[] operands, string holes) = subject switch
        {
            VariableCell { Variable: var variable } when IsBoxable(variable.Type) => ([variable], "{0}"),
            ValueCell { Value: TupleValue { Elements: var elements } } when elements.All(static e => IsBoxable(e.Type)) => (elements, $"({CodeNames.Holes(0, elements.Length)})"),
            _ => (Array.Empty<Operand>(), ""),
        };
        Emit(new EffectStatement(
            $"throw new global::System.Runtime.CompilerServices.SwitchExpressionException({holes})",
            operands.ToEquatableArray(),
            EndsFlow: true));
        isReachable = false;
    }

    private static bool IsBoxable(IrType type) => type is not PassiveType { IsStorable: false } and not SequenceType { IsStorable: false };
}
