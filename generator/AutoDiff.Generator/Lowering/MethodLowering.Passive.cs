using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>
/// Passive code as text. Parts with a lowering of their own are evaluated beforehand and are holes in the text; inside
/// of lambdas, assertions and exceptions nothing is evaluated beforehand and the text nests.
/// </content>
internal sealed partial class MethodLowering
{
    /// <summary>Above zero: whatever has a textual form is rendered as text.</summary>
    private int nestedDepth;

    private Value LowerPassive(IOperation operation)
    {
        if (operation.Type is null)
        {
            return Unsupported(operation, ConstructName(operation));
        }

        TemplateBuilder template = new();
        if (!TryRender(operation, template))
        {
            return Unsupported(operation, ConstructName(operation));
        }

        IrType type = types.Map(operation.Type);
        Gap? gap = CanHide(operation.Type) && nestedDepth == 0 && template.Arguments.Any(static a => a.Type.IsDifferentiable)
            ? new Gap("AD0002", Origin(operation), EquatableArray.Of(ConstructName(operation)))
            : null;
        return Let(new TemplateExpression(template.ToString(), template.Arguments, type, template.IsPure, template.IsStable, gap));
    }

    /// <summary>Renders an expression as text with everything in it that has a textual form.</summary>
    private void RenderNested(IOperation operation, TemplateBuilder template)
    {
        nestedDepth++;
        RenderPart(operation, template);
        nestedDepth--;
    }

    /// <summary>A part of a larger text: evaluated beforehand to a hole, or nested.</summary>
    private void RenderPart(IOperation operation, TemplateBuilder template)
    {
        if (operation.ConstantValue.HasValue && (nestedDepth > 0 || operation.Type is null or { IsReferenceType: true }))
        {
            template.Text(Literals.Text(operation.ConstantValue.Value, operation.Type));
            return;
        }

        bool mustNest = (operation is ILocalReferenceOperation { Local: var local } && functions.ContainsKey(local)) || operation is IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation
            or IInterpolatedStringOperation or IDeclarationExpressionOperation or ITypeOfOperation
            or IInterpolatedStringHandlerCreationOperation
            || (operation is IConversionOperation { Operand: var operand } && (operand is IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation || operand.Type is null));
        if ((nestedDepth > 0 || mustNest) && TryRender(operation, template))
        {
            return;
        }

        if (template.LambdaDepth > 0)
        {
            Unsupported(operation, ConstructName(operation) + " inside a lambda");
            return;
        }

        int saved = nestedDepth;
        nestedDepth = 0;
        template.Hole(LowerOperand(operation));
        nestedDepth = saved;
    }

    /// <summary>Renders the operation itself as text; false if it has no textual form here.</summary>
    private bool TryRender(IOperation operation, TemplateBuilder template)
    {
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return TryRender(parenthesized.Operand, template);
            case IMemberReferenceOperation { Instance: ILocalReferenceOperation owner } member when member is IFieldReferenceOperation or IPropertyReferenceOperation
                && cells.TryGetValue(owner.Local, out Cell? split) && split is SplitCell { Aggregate.Kind: AggregateKind.Class or AggregateKind.Immutable }
                && FieldOf(split, CodeNames.Escape(member.Member.Name)) is { } part:
                template.Hole(Materialize(Read(part)));
                return true;
            case ILocalReferenceOperation local when template.Declared.Contains(local.Local):
                template.Text(CodeNames.Escape(local.Local.Name));
                return true;
            case IParameterReferenceOperation parameter when template.Declared.Contains(parameter.Parameter):
                template.Text(CodeNames.Escape(parameter.Parameter.Name));
                return true;
            case ILocalReferenceOperation { Local: var held } when functions.TryGetValue(held, out IOperation? function):
                return TryRender(function, template);
            case ILocalReferenceOperation { Local.IsConst: false } or IParameterReferenceOperation or IInstanceReferenceOperation:
                template.Hole(Materialize(operation is IInstanceReferenceOperation self ? LowerInstance(self) : Read(ResolveCell(operation))));
                return true;
            case IFieldReferenceOperation { Field: { IsStatic: true } field }:
                template.Text($"{CodeNames.Of(field.ContainingType)}.{CodeNames.Escape(field.Name)}");
                return true;
            case IFieldReferenceOperation { Instance: { } instance } field:
                RenderReceiver(instance, template);
                template.Text("." + CodeNames.Escape(field.Field.Name));
                return true;
            case IPropertyReferenceOperation property:
                RenderProperty(property, template);
                return true;
            case IArrayElementReferenceOperation element:
                RenderReceiver(element.ArrayReference, template);
                template.Text("[");
                RenderList(element.Indices, template);
                template.Text("]");
                return true;
            case IInvocationOperation { TargetMethod.MethodKind: not MethodKind.LocalFunction } call when !IsRealCall(call):
                template.IsPure = false;
                template.IsStable = false;
                RenderCall(call.TargetMethod, call.Instance, call.Arguments, template, call.ConstrainedToType);
                return true;
            case IBinaryOperation binary when MapOperator(binary.OperatorKind, binary) is { } op:
                RenderBinary(binary, OperatorText(op), template);
                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } binary:
                RenderBinary(binary, "&&", template);
                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } binary:
                RenderBinary(binary, "||", template);
                return true;
            case IUnaryOperation unary:
                return TryRenderUnary(unary, template);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                template.Text("(");
                RenderPart(conditional.Condition, template);
                template.Text(" ? ");
                RenderPart(conditional.WhenTrue, template);
                template.Text(" : ");
                RenderPart(otherwise, template);
                template.Text(")");
                return true;
            default:
                return TryRenderOther(operation, template);
        }
    }

    /// <summary>A call that lowering turns into something better than text.</summary>
    private bool IsRealCall(IInvocationOperation call) => nestedDepth == 0 && calls.Resolve(call.TargetMethod) is DifferentiableTarget or PrimitiveTarget or SinCosTarget;

    private bool TryRenderUnary(IUnaryOperation unary, TemplateBuilder template)
    {
        string? token = unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => "+",
            UnaryOperatorKind.Minus => "-",
            UnaryOperatorKind.Not => "!",
            UnaryOperatorKind.BitwiseNegation => "~",
            UnaryOperatorKind.Hat => "^",
            _ => null,
        };
        if (token is null)
        {
            return false;
        }

        template.Text($"({token}");
        RenderPart(unary.Operand, template);
        template.Text(")");
        return true;
    }

    private void RenderBinary(IBinaryOperation binary, string token, TemplateBuilder template)
    {
        template.Text("(");
        RenderPart(binary.LeftOperand, template);
        template.Text($" {token} ");
        RenderPart(binary.RightOperand, template);
        template.Text(")");
    }

    private void RenderReceiver(IOperation instance, TemplateBuilder template)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && thisCell is null)
        {
            template.Text(instance.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax ? "base" : "this");
            return;
        }

        if (FunctionOf(instance) is { } function && instance.Type is { } type)
        {
            template.Text($"(({CodeNames.Of(type)})(");
            RenderPart(function, template);
            template.Text("))");
            return;
        }

        RenderPart(instance, template);
    }

    private void RenderProperty(IPropertyReferenceOperation operation, TemplateBuilder template)
    {
        if (TryRenderExtension(operation.Property.GetMethod, operation.Instance, operation.Arguments, template))
        {
            return;
        }

        if (NumberOf(operation) is { } number)
        {
            template.Text(Emission.ConstantPrinter.Print(number));
            return;
        }

        if (operation.Instance is null)
        {
            template.Text(CodeNames.Of(operation.ConstrainedToType ?? operation.Property.ContainingType));
        }
        else
        {
            RenderReceiver(operation.Instance, template);
        }

        if (operation.Property.IsIndexer)
        {
            template.Text("[");
            RenderArguments(operation.Arguments, template);
            template.Text("]");
        }
        else
        {
            template.Text("." + CodeNames.Escape(operation.Property.Name));
        }
    }

    private void RenderCall(IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments, TemplateBuilder template, ITypeSymbol? constrainedTo)
    {
        if (TryRenderExtension(method, instance, arguments, template))
        {
            return;
        }

        if (instance is not null)
        {
            RenderReceiver(instance, template);
        }
        else
        {
            template.Text(method.IsStatic || method.MethodKind == MethodKind.Constructor ? CodeNames.Of(constrainedTo ?? method.ContainingType) : "this");
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            template.Text("(");
        }
        else
        {
            template.Text("." + CodeNames.Escape(method.Name));
            if (!method.TypeArguments.IsEmpty && !method.TypeArguments.Any(static t => t.IsAnonymousType))
            {
                template.Text($"<{string.Join(", ", method.TypeArguments.Select(CodeNames.WithNullability))}>");
            }

            template.Text("(");
        }

        RenderArguments(arguments, template);
        template.Text(")");
    }

    /// <summary>Arguments in the order written, by name where that is not the order of the parameters. Defaults are left out.</summary>
    private void RenderArguments(IReadOnlyList<IArgumentOperation> arguments, TemplateBuilder template)
    {
        bool isFirst = true;
        bool isNamed = false;
        int position = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue && !IsCallerInformation(argument))
            {
                continue;
            }

            template.Text(isFirst ? "" : ", ");
            isFirst = false;
            isNamed |= argument.Parameter is { } expected && expected.Ordinal != position;
            position++;
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } } && !isNamed)
            {
                if (elements.ElementValues.IsEmpty)
                {
                    isFirst = true;
                }

                RenderList(elements.ElementValues, template);
                continue;
            }

            if (isNamed)
            {
                template.Text(CodeNames.Escape(argument.Parameter!.Name) + ": ");
            }

            template.Text(argument.Parameter?.RefKind switch
            {
                RefKind.Ref when argument.Value is not IInterpolatedStringHandlerCreationOperation => "ref ",
                RefKind.Out => "out ",
                _ => "",
            });
            if (nestedDepth == 0 && template.LambdaDepth == 0 && argument.Value is IInterpolatedStringOperation { Type.SpecialType: SpecialType.System_String } text)
            {
                // A message may show active values, and hands none of them on.
                template.Hole(Materialize(LowerPassive(text)));
                continue;
            }

            RenderPart(argument.Value, template);
        }
    }

    /// <summary>A default that depends on where the call stands; in generated code it would tell of another place.</summary>
    private static bool IsCallerInformation(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && argument.Value.ConstantValue is { HasValue: true, Value: string }
        && parameter.GetAttributes().Any(static a => a.AttributeClass?.Name is "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute");

    private void RenderList(IReadOnlyList<IOperation> items, TemplateBuilder template)
    {
        for (int i = 0; i < items.Count; i++)
        {
            template.Text(i == 0 ? "" : ", ");
            RenderPart(items[i], template);
        }
    }
}
